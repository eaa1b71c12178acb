package cloud.ewutelo.plane.field;

/**
 * A field as it stands in Plane, for those who show all fields without knowing their definitions.
 *
 * @param name the name, such as {@code "cost_estimate"}
 * @param value the value as text, as in {@code "12.50"}; not checked, since people edit it
 * @param type the type as text, as in {@code "decimal in USD"}
 */
public record FieldEntry(String name, String value, String type) {}

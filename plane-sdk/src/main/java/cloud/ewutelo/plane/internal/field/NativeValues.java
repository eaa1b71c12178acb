package cloud.ewutelo.plane.internal.field;

import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.error.UnreadableFieldException;
import cloud.ewutelo.plane.field.FieldDefinition;
import cloud.ewutelo.plane.field.FieldEntry;
import cloud.ewutelo.plane.field.FieldType;
import cloud.ewutelo.plane.field.FieldValues;
import cloud.ewutelo.plane.property.PropertyValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Fields out of custom properties.
 *
 * @param values what was set, in the order of the properties
 */
record NativeValues(String workItemId, Map<NativeProperty, PropertyValue> values) implements FieldValues {

    @Override
    public <T> Optional<T> get(FieldDefinition<T> field) {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().property().displayName().equals(field.name()))
                .findFirst()
                .map(entry -> read(field, entry.getKey(), entry.getValue()));
    }

    @Override
    public List<FieldEntry> entries() {
        List<FieldEntry> entries = new ArrayList<>();
        values.forEach((property, value) -> entries.add(
                new FieldEntry(property.property().displayName(), text(property, value), property.typeText())));
        return entries;
    }

    private <T> T read(FieldDefinition<T> field, NativeProperty property, PropertyValue value) {
        try {
            String text = property.toText(value);
            return field.parse(field.type() == FieldType.INTEGER ? whole(text) : text);
        } catch (InvalidRequestException misfit) {
            throw new UnreadableFieldException(field.name(), workItemId, String.valueOf(misfit.getMessage()));
        } catch (IllegalStateException otherType) {
            throw new UnreadableFieldException(
                    field.name(),
                    workItemId,
                    "Plane's property is of type " + property.property().type() + ".");
        }
    }

    /** Plane has decimals alone, and may write a whole number with zeros behind the point. */
    private static String whole(String number) {
        return number.replaceFirst("\\.0+$", "");
    }

    private static String text(NativeProperty property, PropertyValue value) {
        try {
            return property.toText(value);
        } catch (IllegalStateException unusual) {
            return value.toString();
        }
    }
}

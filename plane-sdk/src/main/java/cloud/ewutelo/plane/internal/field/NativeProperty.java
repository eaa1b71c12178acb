package cloud.ewutelo.plane.internal.field;

import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.field.FieldDefinition;
import cloud.ewutelo.plane.field.FieldType;
import cloud.ewutelo.plane.internal.ListText;
import cloud.ewutelo.plane.internal.lookup.Directory;
import cloud.ewutelo.plane.property.PropertyCreate;
import cloud.ewutelo.plane.property.PropertyOption;
import cloud.ewutelo.plane.property.PropertyOptionService;
import cloud.ewutelo.plane.property.PropertyTarget;
import cloud.ewutelo.plane.property.PropertyType;
import cloud.ewutelo.plane.property.PropertyValue;
import cloud.ewutelo.plane.property.WorkItemProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A custom property as a place for the values of a field.
 *
 * @param options its options by name; only of properties that have some
 */
record NativeProperty(
        WorkItemProperty property, PropertyOptionService optionService, Directory<PropertyOption> options) {

    String id() {
        return property.id();
    }

    static PropertyCreate creation(FieldDefinition<?> field) {
        PropertyCreate create = new PropertyCreate()
                .displayName(field.name())
                .type(typeOf(field.type()))
                .multi(field.isMulti())
                .description(description(field));
        return field.type() == FieldType.MEMBER ? create.target(PropertyTarget.USER) : create;
    }

    /** Refuses a property that cannot hold the field's values. */
    void checkFits(FieldDefinition<?> field) {
        PropertyType wanted = typeOf(field.type());
        boolean user = field.type() != FieldType.MEMBER
                || property.target().filter(PropertyTarget.USER::equals).isPresent();
        if (!property.type().equals(wanted) || !user || property.isMulti() != field.isMulti()) {
            throw new InvalidRequestException(
                    field.name(),
                    "is a property of type " + property.type() + (property.isMulti() ? " with several values" : "")
                            + " in Plane, and not of type " + wanted + (field.isMulti() ? " with several values" : ""),
                    "Rename one of both, or declare the field as it is in Plane.");
        }
    }

    void ensureOptions(List<String> names) {
        for (String name : names) {
            if (options.matching(option -> option.name().equals(name)).isEmpty()) {
                options.put(optionService.createOrGet(option -> option.name(name)));
            }
        }
    }

    /** What to send for a text. */
    PropertyValue toValue(FieldDefinition<?> field, String text) {
        return field.isMulti()
                ? PropertyValue.several(ListText.split(text).stream()
                        .map(each -> single(field.type(), each))
                        .toList())
                : single(field.type(), text);
    }

    /** The text of what was received. */
    String toText(PropertyValue value) {
        return property.isMulti() || value.isSeveral()
                ? ListText.join(value.elements().stream().map(this::singleText).toList())
                : singleText(value);
    }

    /** The type as people read it. */
    String typeText() {
        return property.type().value().toLowerCase(Locale.ROOT) + (property.isMulti() ? " list" : "");
    }

    private PropertyValue single(FieldType type, String text) {
        return switch (type) {
            case DECIMAL, INTEGER -> PropertyValue.of(new BigDecimal(text));
            case BOOLEAN -> PropertyValue.of(Boolean.parseBoolean(text));
            case DATE_TIME -> PropertyValue.of(Instant.parse(text));
            case OPTION -> {
                ensureOptions(List.of(text));
                yield PropertyValue.ofId(
                        options.matching(option -> option.name().equals(text))
                                .get(0)
                                .id());
            }
            case MEMBER -> PropertyValue.ofId(text);
            case TEXT, URL, EMAIL -> PropertyValue.of(text);
        };
    }

    private String singleText(PropertyValue value) {
        Function<PropertyValue, String> read = property.type().equals(PropertyType.DATETIME)
                ? each -> each.asInstant().toString()
                : property.type().equals(PropertyType.OPTION) ? this::optionName : PropertyValue::asText;
        return read.apply(value);
    }

    private String optionName(PropertyValue value) {
        String id = value.asText();
        return options.matching(option -> option.id().equals(id)).stream()
                .map(PropertyOption::name)
                .findFirst()
                .orElse(id);
    }

    private static PropertyType typeOf(FieldType type) {
        return switch (type) {
            case TEXT -> PropertyType.TEXT;
            case DECIMAL, INTEGER -> PropertyType.DECIMAL;
            case BOOLEAN -> PropertyType.BOOLEAN;
            case DATE_TIME -> PropertyType.DATETIME;
            case OPTION -> PropertyType.OPTION;
            case URL -> PropertyType.URL;
            case EMAIL -> PropertyType.EMAIL;
            case MEMBER -> PropertyType.RELATION;
        };
    }

    private static String description(FieldDefinition<?> field) {
        String unit = field.unit().map(each -> "in " + each).orElse("");
        return field.description().isEmpty() || unit.isEmpty()
                ? field.description() + unit
                : field.description() + ", " + unit;
    }
}

package cloud.ewutelo.plane.webhook;

import cloud.ewutelo.plane.model.JsonValue;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A property that was changed.
 *
 * <p>References are ids, and several references a list of ids, never names or objects. A text is there as a whole, before and
 * after. A cycle's dates differ in form, the old one with a time and the new one without, even where the day is the same.
 *
 * @param field Plane's name for it as in the object itself: {@code state}, also where the webhook said {@code state_id}
 * @param oldValue the value before; JSON null for none
 * @param newValue the value after; JSON null for none
 */
public record FieldChange(String field, JsonValue oldValue, JsonValue newValue) {

    /** Words out of a fixed list, which tell nothing about anybody. */
    private static final Set<String> WORDS = Set.of("priority", "status", "access");

    private static final Pattern ID_OR_DATE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
            + "|\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2}))?");

    /**
     * Checks that nothing is missing.
     */
    public FieldChange {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(oldValue, "oldValue");
        Objects.requireNonNull(newValue, "newValue");
    }

    /**
     * Names the field and shows ids, dates, numbers and priorities. Texts are not shown: they may be personal, and are long.
     *
     * @return fit for a log
     */
    @Override
    public String toString() {
        return field + ": " + shown(oldValue) + " -> " + shown(newValue);
    }

    private String shown(JsonValue value) {
        if (value.isArray()) {
            return value.elements().size() > 10
                    ? "[" + value.elements().size() + " values]"
                    : value.elements().stream().map(this::shown).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value.isObject()) {
            return "{...}";
        }
        if (!(value.toPlain() instanceof String text)) {
            return value.toString();
        }
        boolean harmless = text.length() <= 40
                && (WORDS.contains(field) || ID_OR_DATE.matcher(text).matches());
        return harmless ? text : text.length() + " characters";
    }
}

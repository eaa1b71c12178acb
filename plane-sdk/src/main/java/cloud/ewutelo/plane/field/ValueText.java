package cloud.ewutelo.plane.field;

import cloud.ewutelo.plane.error.InvalidRequestException;
import java.util.function.BiConsumer;

/**
 * How values of a type are checked, and written as text.
 *
 * @param <T> the Java type of the values
 */
interface ValueText<T> {

    /**
     * Checks a value, and brings it into its one form.
     *
     * @throws InvalidRequestException if it does not fit; the message shows no text, because it may be somebody's comment
     */
    T check(String field, T value);

    /** The text of a checked value. */
    String write(T value);

    /** What a text means, unchecked. */
    T read(String field, String text);

    /** The same with a further rule. */
    default ValueText<T> with(BiConsumer<String, T> rule) {
        ValueText<T> outer = this;
        return new ValueText<>() {
            @Override
            public T check(String field, T value) {
                T checked = outer.check(field, value);
                rule.accept(field, checked);
                return checked;
            }

            @Override
            public String write(T value) {
                return outer.write(value);
            }

            @Override
            public T read(String field, String text) {
                return outer.read(field, text);
            }
        };
    }
}

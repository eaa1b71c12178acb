package cloud.ewutelo.plane.testkit.internal.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A JSON array. */
public final class JsonArray extends ArrayList<@Nullable Object> {
    private static final long serialVersionUID = 1L;

    /** An array of the given values. */
    public static JsonArray of(Object... values) {
        JsonArray array = new JsonArray();
        for (Object value : values) {
            array.add(value);
        }
        return array;
    }

    /** An array of the values of a collection. */
    public static JsonArray copyOf(Collection<?> values) {
        JsonArray array = new JsonArray();
        for (Object value : values) {
            array.add(value);
        }
        return array;
    }

    /** An array of the values of a stream. */
    public static JsonArray collect(Stream<? extends Object> values) {
        JsonArray array = new JsonArray();
        values.forEach(array::add);
        return array;
    }
}

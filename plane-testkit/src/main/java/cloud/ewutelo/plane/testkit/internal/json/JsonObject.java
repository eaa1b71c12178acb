package cloud.ewutelo.plane.testkit.internal.json;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that keeps its key order. Values are strings, booleans, {@link Long}, {@link Double}, {@link JsonObject},
 * {@link JsonArray}, {@link java.time.Instant}, {@link java.time.LocalDate} or null.
 */
public final class JsonObject extends LinkedHashMap<String, @Nullable Object> {
    private static final long serialVersionUID = 1L;

    /** An object with one entry. */
    public static JsonObject of(String key, @Nullable Object value) {
        return new JsonObject().with(key, value);
    }

    /** An object with two entries. */
    public static JsonObject of(String key, @Nullable Object value, String key2, @Nullable Object value2) {
        return new JsonObject().with(key, value).with(key2, value2);
    }

    /** Puts an entry and returns this object. */
    public JsonObject with(String key, @Nullable Object value) {
        put(key, value);
        return this;
    }

    /** The value as a string, or null when it is absent or something else. */
    public @Nullable String text(String key) {
        return get(key) instanceof String text ? text : null;
    }

    /** The value as an object, or null when it is absent or something else. */
    public @Nullable JsonObject object(String key) {
        return get(key) instanceof JsonObject object ? object : null;
    }

    /** The value as an array, or null when it is absent or something else. */
    public @Nullable JsonArray array(String key) {
        return get(key) instanceof JsonArray array ? array : null;
    }
}

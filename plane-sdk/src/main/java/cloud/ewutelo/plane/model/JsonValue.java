package cloud.ewutelo.plane.model;

import cloud.ewutelo.plane.internal.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An immutable piece of JSON, for what the SDK does not model: unknown properties and raw answers.
 *
 * <p>{@code get} and {@code at} never fail on a missing part: they give a JSON null, so that a path can be followed in one
 * line, as in {@code answer.get("instance").get("edition").asString()}.
 */
public final class JsonValue {

    private static final JsonValue NULL = new JsonValue(null);

    private final @Nullable Object value;

    private JsonValue(@Nullable Object value) {
        this.value = value;
    }

    /**
     * Wraps a plain Java value.
     *
     * @param value null, String, Number, Boolean, Map, List or another {@code JsonValue}, nested as deep as you like
     * @return the same as JSON
     * @throws IllegalArgumentException if a value of another type is found
     */
    public static JsonValue of(@Nullable Object value) {
        return part(copy(value));
    }

    /** Parts of a value are immutable already. */
    private static JsonValue part(@Nullable Object plain) {
        return plain == null ? NULL : new JsonValue(plain);
    }

    /**
     * Parses a JSON text.
     *
     * @param json the text
     * @return the parsed value
     * @throws IllegalArgumentException if the text is not JSON; the message tells the position, not the text
     */
    public static JsonValue parse(String json) {
        return of(Json.parsePlain(json));
    }

    private static @Nullable Object copy(@Nullable Object value) {
        if (value == null || value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof JsonValue json) {
            return json.value;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, item) -> copy.put(String.valueOf(key), copy(item)));
            return Collections.unmodifiableMap(copy);
        }
        if (value instanceof Iterable<?> items) {
            List<@Nullable Object> copy = new ArrayList<>();
            items.forEach(item -> copy.add(copy(item)));
            return Collections.unmodifiableList(copy);
        }
        throw new IllegalArgumentException(
                "Not a JSON value: " + value.getClass().getName());
    }

    /**
     * A property of an object.
     *
     * @param property its name
     * @return its value; JSON null if this is no object or has no such property
     */
    public JsonValue get(String property) {
        return value instanceof Map<?, ?> map ? part(map.get(property)) : NULL;
    }

    /**
     * An element of an array.
     *
     * @param index zero-based
     * @return the element; JSON null if this is no array or is shorter
     */
    public JsonValue at(int index) {
        return value instanceof List<?> list && index >= 0 && index < list.size() ? part(list.get(index)) : NULL;
    }

    /**
     * Whether this is JSON null, or stands for a missing part.
     *
     * @return true for null
     */
    public boolean isNull() {
        return value == null;
    }

    /**
     * Whether this is an object.
     *
     * @return true for an object
     */
    public boolean isObject() {
        return value instanceof Map;
    }

    /**
     * Whether this is an array.
     *
     * @return true for an array
     */
    public boolean isArray() {
        return value instanceof List;
    }

    /**
     * The text of a string; for a number or boolean its JSON text.
     *
     * @return the text
     * @throws IllegalStateException if this is null, an object or an array
     */
    public String asString() {
        if (value == null || isObject() || isArray()) {
            throw new IllegalStateException("Not a JSON string: " + kind());
        }
        return value.toString();
    }

    /**
     * The value of a number.
     *
     * @return the number, exact
     * @throws IllegalStateException if this is no number
     */
    public BigDecimal asNumber() {
        if (value instanceof Number number) {
            return new BigDecimal(number.toString());
        }
        throw new IllegalStateException("Not a JSON number: " + kind());
    }

    /**
     * The value of a boolean.
     *
     * @return true or false
     * @throws IllegalStateException if this is no boolean
     */
    public boolean asBoolean() {
        if (value instanceof Boolean bool) {
            return bool;
        }
        throw new IllegalStateException("Not a JSON boolean: " + kind());
    }

    /**
     * The elements of an array.
     *
     * @return the elements in order; empty if this is no array
     */
    public List<JsonValue> elements() {
        return value instanceof List<?> list
                ? list.stream().map(JsonValue::part).toList()
                : List.of();
    }

    /**
     * The properties of an object.
     *
     * @return the properties in their order; empty if this is no object
     */
    public Map<String, JsonValue> properties() {
        Map<String, JsonValue> properties = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> properties.put(String.valueOf(key), part(item)));
        }
        return Collections.unmodifiableMap(properties);
    }

    /**
     * The same value as plain Java: null, String, Number, Boolean, Map or List.
     *
     * @return an unmodifiable value
     */
    public @Nullable Object toPlain() {
        return value;
    }

    private String kind() {
        if (value == null) {
            return "null";
        }
        return isObject()
                ? "an object"
                : isArray() ? "an array" : "a " + value.getClass().getSimpleName();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonValue json && Objects.equals(json.value, value);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(value);
    }

    /**
     * The JSON text.
     *
     * @return compact JSON
     */
    @Override
    public String toString() {
        return Json.write(value);
    }
}

package cloud.ewutelo.plane.testkit.internal.rest;

import cloud.ewutelo.plane.testkit.internal.http.ApiException;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys of a resource in wire order; renders rows and validates input. */
public final class Serializer {
    private final List<Field> fields = new ArrayList<>();
    private final Map<String, Field.Reader> expansions = new HashMap<>();

    /** Adds keys. */
    public Serializer with(Field... more) {
        fields.addAll(List.of(more));
        return this;
    }

    /** Adds columns that are only shown. */
    public Serializer show(String... columns) {
        return with(Field.readOnly(columns));
    }

    /** What {@code expand} puts in place of a key. */
    public Serializer expand(String field, Field.Reader object) {
        expansions.put(field, object);
        return this;
    }

    /** A copy that can be extended. */
    public Serializer copy() {
        Serializer copy = new Serializer();
        copy.fields.addAll(fields);
        copy.expansions.putAll(expansions);
        return copy;
    }

    /** Whether there is such a key. */
    public boolean has(String name) {
        return fields.stream().anyMatch(field -> field.name().equals(name));
    }

    /** The row as JSON. */
    public JsonObject render(Row row, @Nullable Row viewer) {
        return render(row, viewer, Shape.full());
    }

    /** The row as JSON, in a shape. */
    public JsonObject render(Row row, @Nullable Row viewer, Shape shape) {
        JsonObject out = new JsonObject();
        for (Field field : fields) {
            if (field.isShown() && shape.shows(field.name())) {
                Field.Reader expansion = shape.expands(field.name()) ? expansions.get(field.name()) : null;
                out.put(field.name(), expansion == null ? field.read(row, viewer) : expansion.read(row, viewer));
            }
        }
        return out;
    }

    /** Checks the input of a creation: converted values, without the keys that were not sent. */
    public JsonObject validate(@Nullable Object data) {
        return validate(data, false);
    }

    /** Checks the input of a partial update. */
    public JsonObject validatePartial(@Nullable Object data) {
        return validate(data, true);
    }

    /** The values of a new row: what was sent, and defaults for the rest. */
    public JsonObject initial(JsonObject validated) {
        JsonObject values = new JsonObject();
        for (Field field : fields) {
            if (field.isWritable() && !field.name().equals("id")) {
                String name = field.name();
                values.put(name, validated.containsKey(name) ? validated.get(name) : field.initial());
            }
        }
        return values;
    }

    private JsonObject validate(@Nullable Object data, boolean partial) {
        if (data == null) {
            throw ApiException.nonField("No data provided");
        }
        if (!(data instanceof JsonObject input)) {
            throw ApiException.nonField("Invalid data. Expected a dictionary, but got " + Field.typeName(data) + ".");
        }
        JsonObject values = new JsonObject();
        JsonObject errors = new JsonObject();
        for (Field field : fields) {
            if (!field.isWritable()) {
                continue;
            }
            try {
                if (input.containsKey(field.name())) {
                    values.put(field.name(), field.convert(input.get(field.name())));
                } else if (field.isRequired() && !partial) {
                    throw new FieldException("This field is required.");
                }
            } catch (FieldException refused) {
                errors.put(field.name(), refused.messages());
            }
        }
        if (!errors.isEmpty()) {
            throw ApiException.of(400, errors);
        }
        return values;
    }
}

package cloud.ewutelo.plane.testkit.internal.core;

import cloud.ewutelo.plane.testkit.internal.http.ApiException;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The id of an object in another system: refused with 409 when another object has it. */
public final class ExternalPair {
    private ExternalPair() {}

    /** Refuses a new object with a taken pair, naming the object that has it. */
    public static void refuseTaken(Collection<Row> rows, JsonObject values, String entity) {
        Row other = find(rows, values.text("external_source"), values.text("external_id"), null);
        if (other != null) {
            throw taken(entity, other.id());
        }
    }

    /** Refuses a change to a taken pair; the answer names the changed object, not the one that has the pair. */
    public static void refuseTaken(Collection<Row> rows, JsonObject values, String entity, Row changed) {
        String id = values.text("external_id");
        String source = values.containsKey("external_source")
                ? values.text("external_source")
                : changed.textOrNull("external_source");
        if (id != null && !changed.has("external_id", id) && find(rows, source, id, changed) != null) {
            throw taken(entity, changed.id());
        }
    }

    /** The object with this pair. */
    public static @Nullable Row find(
            Collection<Row> rows, @Nullable String source, @Nullable String id, @Nullable Row except) {
        if (source == null || source.isEmpty() || id == null || id.isEmpty()) {
            return null;
        }
        for (Row row : rows) {
            if (row != except && row.has("external_id", id) && row.has("external_source", source)) {
                return row;
            }
        }
        return null;
    }

    private static ApiException taken(String entity, String id) {
        return ApiException.of(
                409,
                JsonObject.of(
                        "error", entity + " with the same external id and external source already exists", "id", id));
    }
}

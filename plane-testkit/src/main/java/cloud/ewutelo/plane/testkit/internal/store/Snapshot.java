package cloud.ewutelo.plane.testkit.internal.store;

import cloud.ewutelo.plane.testkit.internal.json.JsonArray;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The whole state as JSON, and back. Times and dates are marked, so that they come back as what they were. */
public final class Snapshot {
    private static final String INSTANT = "$instant";
    private static final String DATE = "$date";

    private Snapshot() {}

    /** All tables. */
    public static JsonObject of(Database database) {
        JsonObject all = new JsonObject();
        for (Table table : database.tables()) {
            all.put(table.name(), JsonObject.of("live", rows(table.all()), "deleted", rows(table.allDeleted())));
        }
        return all;
    }

    /** Replaces everything in a database. */
    public static void restore(Database database, JsonObject snapshot) {
        database.clear();
        for (Table table : database.tables()) {
            JsonObject rows = snapshot.object(table.name());
            if (rows != null) {
                insert(table, rows.array("live"), false);
                insert(table, rows.array("deleted"), true);
            }
        }
    }

    private static JsonArray rows(Collection<Row> rows) {
        return JsonArray.collect(rows.stream().map(row -> mark(row.values())));
    }

    private static void insert(Table table, @Nullable JsonArray rows, boolean deleted) {
        for (Object row : rows == null ? new JsonArray() : rows) {
            if (unmark(row) instanceof JsonObject values) {
                Row restored = table.insert(new Row(values));
                if (deleted) {
                    table.delete(restored);
                }
            }
        }
    }

    private static JsonObject mark(JsonObject values) {
        JsonObject marked = new JsonObject();
        values.forEach((key, value) -> marked.put(
                key,
                value instanceof Instant instant
                        ? JsonObject.of(INSTANT, instant.toString())
                        : value instanceof LocalDate date ? JsonObject.of(DATE, date.toString()) : value));
        return marked;
    }

    private static @Nullable Object unmark(@Nullable Object value) {
        if (!(value instanceof JsonObject object)) {
            return value;
        }
        if (object.text(INSTANT) != null) {
            return Instant.parse(String.valueOf(object.get(INSTANT)));
        }
        if (object.text(DATE) != null) {
            return LocalDate.parse(String.valueOf(object.get(DATE)));
        }
        object.replaceAll((key, member) -> unmark(member));
        return object;
    }
}

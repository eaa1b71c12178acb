package cloud.ewutelo.plane.testkit.internal.store;

import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One stored object: its columns by their wire names. References are ids. */
public final class Row {
    private final JsonObject values;

    /** A row with the given columns, which become its own. */
    public Row(JsonObject values) {
        this.values = values;
    }

    /** The primary key. */
    public String id() {
        return text("id");
    }

    /** The columns themselves. */
    public JsonObject values() {
        return values;
    }

    /** Any column. */
    public @Nullable Object get(String column) {
        return values.get(column);
    }

    /** Sets a column. */
    public Row set(String column, @Nullable Object value) {
        values.put(column, value);
        return this;
    }

    /** A column that always holds a string. */
    public String text(String column) {
        return (String) Objects.requireNonNull(values.get(column), column);
    }

    /** A string column that may be empty. */
    public @Nullable String textOrNull(String column) {
        return (String) values.get(column);
    }

    /** A boolean column; null counts as false. */
    public boolean flag(String column) {
        return Boolean.TRUE.equals(values.get(column));
    }

    /** A numeric column; null counts as zero. */
    public double number(String column) {
        return values.get(column) instanceof Number number ? number.doubleValue() : 0;
    }

    /** An integer column; null counts as zero. */
    public int integer(String column) {
        return (int) number(column);
    }

    /** A timestamp column that is set. */
    public Instant instant(String column) {
        return (Instant) Objects.requireNonNull(values.get(column), column);
    }

    /** A timestamp column. */
    public @Nullable Instant instantOrNull(String column) {
        return (Instant) values.get(column);
    }

    /** A date column. */
    public @Nullable LocalDate dateOrNull(String column) {
        return (LocalDate) values.get(column);
    }

    /** A JSON column that holds an object. */
    public JsonObject object(String column) {
        return values.get(column) instanceof JsonObject object ? object : new JsonObject();
    }

    /** A column of ids; a missing one is empty. */
    public List<String> ids(String column) {
        List<String> ids = new ArrayList<>();
        if (values.get(column) instanceof List<?> list) {
            list.forEach(id -> ids.add((String) id));
        }
        return ids;
    }

    /** Whether a column equals a value. */
    public boolean has(String column, @Nullable Object value) {
        return Objects.equals(values.get(column), value);
    }
}

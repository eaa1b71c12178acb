package cloud.ewutelo.plane.testkit.internal.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Rows in the order of their creation, indexed by id and by the column that names their owner. */
public final class Table {
    private final String name;
    private final String ownerColumn;
    private final Map<String, Row> live = new LinkedHashMap<>();
    private final Map<String, Row> deleted = new LinkedHashMap<>();
    private final Map<String, Map<String, Row>> byOwner = new HashMap<>();

    Table(String name, String ownerColumn) {
        this.name = name;
        this.ownerColumn = ownerColumn;
    }

    /** The name under which snapshots keep the table. */
    public String name() {
        return name;
    }

    /** Adds a row. */
    public Row insert(Row row) {
        live.put(row.id(), row);
        byOwner.computeIfAbsent(owner(row), key -> new LinkedHashMap<>()).put(row.id(), row);
        return row;
    }

    /** Hides a row; references to it can still be resolved with {@link #findAny}. */
    public void delete(Row row) {
        live.remove(row.id());
        Map<String, Row> siblings = byOwner.get(owner(row));
        if (siblings != null) {
            siblings.remove(row.id());
        }
        deleted.put(row.id(), row);
    }

    /** The row with this id, if it is not deleted. */
    public @Nullable Row find(@Nullable String id) {
        return id == null ? null : live.get(id);
    }

    /** The row with this id, deleted or not. */
    public @Nullable Row findAny(@Nullable String id) {
        Row row = find(id);
        return row != null || id == null ? row : deleted.get(id);
    }

    /** The rows of one owner, oldest first. */
    public Collection<Row> of(String owner) {
        Map<String, Row> rows = byOwner.get(owner);
        return rows == null ? Collections.emptyList() : Collections.unmodifiableCollection(rows.values());
    }

    /** The row of an owner with this id. */
    public @Nullable Row findOf(String owner, String id) {
        Row row = live.get(id);
        return row != null && owner(row).equals(owner) ? row : null;
    }

    /** All rows, oldest first. */
    public Collection<Row> all() {
        return Collections.unmodifiableCollection(live.values());
    }

    /** All deleted rows. */
    public Collection<Row> allDeleted() {
        return Collections.unmodifiableCollection(deleted.values());
    }

    /** The rows that match, oldest first; a copy. */
    public List<Row> where(Predicate<Row> condition) {
        return filter(live.values(), condition);
    }

    /** The rows of one owner that match, oldest first; a copy. */
    public List<Row> whereOf(String owner, Predicate<Row> condition) {
        return filter(of(owner), condition);
    }

    /** The first row of one owner that matches. */
    public @Nullable Row firstOf(String owner, Predicate<Row> condition) {
        for (Row row : of(owner)) {
            if (condition.test(row)) {
                return row;
            }
        }
        return null;
    }

    /** The first row that matches. */
    public @Nullable Row first(Predicate<Row> condition) {
        for (Row row : live.values()) {
            if (condition.test(row)) {
                return row;
            }
        }
        return null;
    }

    /** Newest first, as most lists are shown. */
    public static List<Row> newestFirst(Collection<Row> rows) {
        List<Row> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparing((Row row) -> row.instant("created_at")).reversed());
        return sorted;
    }

    void clear() {
        live.clear();
        deleted.clear();
        byOwner.clear();
    }

    private String owner(Row row) {
        String owner = row.textOrNull(ownerColumn);
        return owner == null ? "" : owner;
    }

    private static List<Row> filter(Collection<Row> rows, Predicate<Row> condition) {
        List<Row> result = new ArrayList<>();
        for (Row row : rows) {
            if (condition.test(row)) {
                result.add(row);
            }
        }
        return result;
    }
}

package cloud.ewutelo.plane.telegram.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The cycles as they were seen last. */
public final class Cycles {

    private static final String COLUMNS = "id, project, name, starts_at, ends_at, started_told, ended_told";

    private final Database database;

    /**
     * A cycle.
     *
     * @param id its id
     * @param project the project's id
     * @param name its name
     * @param startsAtOrNull when it starts
     * @param endsAtOrNull when it ends
     * @param startedTold whether its start is told, or was before it was known
     * @param endedTold the same for its end
     */
    public record Known(
            String id,
            String project,
            String name,
            @Nullable Instant startsAtOrNull,
            @Nullable Instant endsAtOrNull,
            boolean startedTold,
            boolean endedTold) {}

    Cycles(Database database) {
        this.database = database;
    }

    /** A cycle. */
    public Optional<Known> find(String id) {
        return database.first("SELECT " + COLUMNS + " FROM cycle WHERE id = ?", Cycles::known, id);
    }

    /** Those of a project. */
    public List<Known> list(String project) {
        return database.read("SELECT " + COLUMNS + " FROM cycle WHERE project = ? ORDER BY id", Cycles::known, project);
    }

    /** Those whose start or end was reached and is not told. */
    public List<Known> reached(Instant now) {
        return database.read(
                "SELECT " + COLUMNS
                        + " FROM cycle WHERE (starts_at <= ? AND started_told = 0) OR (ends_at <= ? AND ended_told = 0) ORDER BY id",
                Cycles::known,
                now,
                now);
    }

    private static Known known(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Known(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getObject(4) == null ? null : Instant.ofEpochMilli(row.getLong(4)),
                row.getObject(5) == null ? null : Instant.ofEpochMilli(row.getLong(5)),
                row.getInt(6) != 0,
                row.getInt(7) != 0);
    }

    /** Keeps a cycle as it is now. */
    public void put(Known cycle) {
        database.write(
                """
                INSERT INTO cycle (id, project, name, starts_at, ends_at, started_told, ended_told) VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET project = excluded.project, name = excluded.name,
                    starts_at = excluded.starts_at, ends_at = excluded.ends_at,
                    started_told = excluded.started_told, ended_told = excluded.ended_told
                """,
                cycle.id(),
                cycle.project(),
                cycle.name(),
                cycle.startsAtOrNull(),
                cycle.endsAtOrNull(),
                cycle.startedTold(),
                cycle.endedTold());
    }

    /** A cycle is gone. */
    public void delete(String id) {
        database.write("DELETE FROM cycle WHERE id = ?", id);
    }
}

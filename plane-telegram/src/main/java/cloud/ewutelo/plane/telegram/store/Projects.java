package cloud.ewutelo.plane.telegram.store;

import cloud.ewutelo.plane.telegram.event.ProjectName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The projects as they were seen last. */
public final class Projects {

    private final Database database;

    /**
     * A project.
     *
     * @param project its name
     * @param firstSeenAt since when it is known; what happened in it before is not told
     */
    public record Known(ProjectName project, Instant firstSeenAt) {}

    Projects(Database database) {
        this.database = database;
    }

    /** Those that are not deleted. */
    public List<Known> list() {
        return database.read(
                "SELECT id, identifier, name, first_seen_at FROM project WHERE deleted = 0 ORDER BY name, id",
                Projects::known);
    }

    /** A project, a deleted one too. */
    public Optional<Known> find(String id) {
        return database.first(
                "SELECT id, identifier, name, first_seen_at FROM project WHERE id = ?", Projects::known, id);
    }

    private static Known known(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Known(
                new ProjectName(row.getString(1), row.getString(2), row.getString(3)),
                Instant.ofEpochMilli(row.getLong(4)));
    }

    /** Keeps how a project is named; the time counts only for a project that was not known. */
    public void put(ProjectName project, Instant firstSeenAt) {
        database.write("""
                INSERT INTO project (id, identifier, name, first_seen_at, deleted) VALUES (?, ?, ?, ?, 0)
                ON CONFLICT (id) DO UPDATE SET identifier = excluded.identifier, name = excluded.name, deleted = 0
                """, project.id(), project.identifier(), project.name(), firstSeenAt);
    }

    /** A project was deleted, with its work items and cycles. */
    public void delete(String id) {
        database.inTransaction(() -> {
            database.write("UPDATE project SET deleted = 1 WHERE id = ?", id);
            database.write("DELETE FROM work_item WHERE project = ?", id);
            database.write("DELETE FROM cycle WHERE project = ?", id);
            database.write("DELETE FROM checkpoint WHERE project = ?", id);
            return true;
        });
    }
}

package cloud.ewutelo.plane.telegram.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The work items as they were seen last: what changes are found by, and what commands answer from. */
public final class WorkItems {

    private final Database database;

    WorkItems(Database database) {
        this.database = database;
    }

    /** A work item. */
    public Optional<TaskState> find(String id) {
        return database.first(
                "SELECT content FROM work_item WHERE id = ?",
                row -> RecordText.parse(row.getString(1), TaskState.class),
                id);
    }

    /** The work item with a number. */
    public Optional<TaskState> find(String project, int sequence) {
        return database.first(
                "SELECT content FROM work_item WHERE project = ? AND sequence = ?",
                row -> RecordText.parse(row.getString(1), TaskState.class),
                project,
                sequence);
    }

    /** All of them. */
    public List<TaskState> list() {
        return database.read(
                "SELECT content FROM work_item ORDER BY project, sequence",
                row -> RecordText.parse(row.getString(1), TaskState.class));
    }

    /** Those of a project. */
    public List<TaskState> list(String project) {
        return database.read(
                "SELECT content FROM work_item WHERE project = ? ORDER BY sequence",
                row -> RecordText.parse(row.getString(1), TaskState.class),
                project);
    }

    /** Those that are neither completed nor cancelled and due on a day. */
    public List<TaskState> due(LocalDate day) {
        return database.read("""
                SELECT content FROM work_item WHERE due = ? AND state_group NOT IN ('completed', 'cancelled')
                ORDER BY project, sequence
                """, row -> RecordText.parse(row.getString(1), TaskState.class), day.toString());
    }

    /** Keeps a work item as it is now. */
    public void put(TaskState item) {
        database.write(
                """
                INSERT INTO work_item (id, project, sequence, state_group, due, content) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET project = excluded.project, sequence = excluded.sequence,
                    state_group = excluded.state_group, due = excluded.due, content = excluded.content
                """,
                item.id(),
                item.projectId(),
                item.sequence(),
                item.group().value(),
                item.dueOrNull() == null ? null : item.dueOrNull().toString(),
                RecordText.of(item));
    }

    /** A work item is gone. */
    public void delete(String id) {
        database.write("DELETE FROM work_item WHERE id = ?", id);
    }
}

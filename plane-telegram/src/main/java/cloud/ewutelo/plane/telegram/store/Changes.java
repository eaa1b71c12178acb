package cloud.ewutelo.plane.telegram.store;

import cloud.ewutelo.plane.telegram.event.PlaneChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Changes that wait for others with which they make one message, and the ids of those that were told. */
public final class Changes {

    private final Database database;

    /**
     * Changes that make one message.
     *
     * @param subject what they are about
     * @param changes in the order in which they were noticed; at least one
     */
    public record Group(String subject, List<PlaneChange> changes) {

        /** Copies the list. */
        public Group {
            changes = List.copyOf(changes);
        }
    }

    Changes(Database database) {
        this.database = database;
    }

    /**
     * Adds a change.
     *
     * @param subject changes of the same subject make one message
     * @param change the change
     * @param now the time
     * @param due when it has waited long enough
     * @return false if one with its id was added before
     */
    public boolean add(String subject, PlaneChange change, Instant now, Instant due) {
        return database.write("""
                        INSERT INTO change (id, subject, noticed_at, due_at, told, content) VALUES (?, ?, ?, ?, 0, ?)
                        ON CONFLICT (id) DO NOTHING
                        """, change.id(), subject, now, due, RecordText.of(change)) > 0;
    }

    /** Whether a change with an id was added. */
    public boolean isKnown(String id) {
        return database.first("SELECT 1 FROM change WHERE id = ?", row -> true, id)
                .isPresent();
    }

    /** The subjects of which a change has waited long enough, with all changes that wait. */
    public List<Group> due(Instant now, int most) {
        return database.read("""
                        SELECT subject FROM change WHERE told = 0 AND due_at <= ?
                        GROUP BY subject ORDER BY min(number) LIMIT ?
                        """, row -> row.getString(1), now, most).stream()
                .map(subject -> new Group(
                        subject,
                        database.read(
                                "SELECT content FROM change WHERE subject = ? AND told = 0 ORDER BY number",
                                row -> RecordText.parse(row.getString(1), PlaneChange.class),
                                subject)))
                .toList();
    }

    /** How many changes wait. */
    public int waiting() {
        return database.first("SELECT count(*) FROM change WHERE told = 0", row -> row.getInt(1))
                .orElse(0);
    }

    /** The last changes of a subject that were told or dropped lately, oldest first. */
    public List<PlaneChange> recent(String subject, int most) {
        List<PlaneChange> newestFirst = database.read(
                "SELECT content FROM change WHERE subject = ? AND told = 1 AND content IS NOT NULL ORDER BY number DESC LIMIT ?",
                row -> RecordText.parse(row.getString(1), PlaneChange.class),
                subject,
                most);
        List<PlaneChange> oldestFirst = new ArrayList<>(newestFirst);
        Collections.reverse(oldestFirst);
        return oldestFirst;
    }

    /** The change was told, or is not to be. It is kept as it was told. */
    public void told(PlaneChange change) {
        database.write("UPDATE change SET told = 1, content = ? WHERE id = ?", RecordText.of(change), change.id());
    }

    void forget(Instant contentsBefore, Instant before) {
        database.write(
                "UPDATE change SET content = NULL WHERE noticed_at < ? AND told = 1 AND content IS NOT NULL",
                contentsBefore);
        database.write("DELETE FROM change WHERE noticed_at < ? AND told = 1", before);
    }
}

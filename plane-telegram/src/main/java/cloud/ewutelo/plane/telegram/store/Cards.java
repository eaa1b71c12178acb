package cloud.ewutelo.plane.telegram.store;

import java.time.Instant;
import java.util.Optional;

/** Which messages of a chat are about which work items, and which of them is a work item's card. */
public final class Cards {

    private final Database database;

    /**
     * What a message is about.
     *
     * @param workItem the work item's id
     * @param project the project's id; empty text if that is not known
     */
    public record Subject(String workItem, String project) {}

    Cards(Database database) {
        this.database = database;
    }

    /** The message that is a work item's card. */
    public Optional<Long> find(long chatId, String workItem) {
        return database.first(
                "SELECT message FROM card WHERE chat = ? AND work_item = ?", row -> row.getLong(1), chatId, workItem);
    }

    /** Makes a message a work item's card. */
    public void put(long chatId, String workItem, long messageId, Instant now) {
        database.write("""
                INSERT INTO card (chat, work_item, message, changed_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (chat, work_item) DO UPDATE SET message = excluded.message, changed_at = excluded.changed_at
                """, chatId, workItem, messageId, now);
    }

    /** The card's message is gone. */
    public void remove(long chatId, String workItem) {
        database.write("DELETE FROM card WHERE chat = ? AND work_item = ?", chatId, workItem);
    }

    /** Keeps what a message is about, for replies to it. */
    public void tell(long chatId, long messageId, Subject subject, Instant now) {
        database.write("""
                INSERT INTO message (chat, message, work_item, project, sent_at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (chat, message) DO UPDATE SET work_item = excluded.work_item, project = excluded.project
                """, chatId, messageId, subject.workItem(), subject.project(), now);
    }

    /** What a message is about. */
    public Optional<Subject> subject(long chatId, long messageId) {
        return database.first(
                "SELECT work_item, project FROM message WHERE chat = ? AND message = ?",
                row -> new Subject(row.getString(1), row.getString(2)),
                chatId,
                messageId);
    }

    void forget(Instant before) {
        database.write("DELETE FROM card WHERE changed_at < ?", before);
        database.write("DELETE FROM message WHERE sent_at < ?", before);
    }
}

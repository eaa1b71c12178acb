package cloud.ewutelo.plane.telegram.store;

import cloud.ewutelo.plane.telegram.message.Message;
import cloud.ewutelo.plane.telegram.store.Outgoing.Placement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Messages to send. Whoever claims a chat holds it: nobody else sends there until it is released or the time of the claim is over,
 * so that messages of a chat stay in order, with several replicas too.
 */
public final class Outbox {

    private static final String COLUMNS =
            "number, message_key, chat, topic_project, work_item, placement, html, buttons,"
                    + " silent, created_at, not_before, attempts";

    private final Database database;

    /**
     * A message that waits.
     *
     * @param number in the order in which they were added
     * @param outgoing the message
     * @param createdAt when it was added
     * @param attempts how often it was tried
     */
    public record Waiting(long number, Outgoing outgoing, Instant createdAt, int attempts) {}

    /**
     * The due messages of a chat that is held.
     *
     * @param chatId the chat, as the settings name it
     * @param messages in the order in which to send them; at least one
     */
    public record Claim(long chatId, List<Waiting> messages) {

        /** Copies the list. */
        public Claim {
            messages = List.copyOf(messages);
        }
    }

    /**
     * A message that will never be sent.
     *
     * @param key its key
     * @param chatId the chat
     * @param at since when
     * @param problem why
     */
    public record Dead(String key, long chatId, Instant at, String problem) {}

    Outbox(Database database) {
        this.database = database;
    }

    /**
     * Adds a message.
     *
     * @param outgoing the message
     * @param now the time
     * @return false if one with its key was added before
     */
    public boolean add(Outgoing outgoing, Instant now) {
        return database.inTransaction(() -> {
            database.write(
                    "INSERT INTO chat (id, held_until) VALUES (?, 0) ON CONFLICT (id) DO NOTHING", outgoing.chatId());
            return database.write(
                            """
                            INSERT INTO outbox (message_key, chat, topic_project, work_item, placement, html, buttons, silent,
                                created_at, not_before, state, attempts)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', 0) ON CONFLICT (message_key) DO NOTHING
                            """,
                            outgoing.key(),
                            outgoing.chatId(),
                            outgoing.topicProjectOrNull(),
                            outgoing.workItemOrNull(),
                            outgoing.placement().name(),
                            outgoing.message().html(),
                            RecordText.of(outgoing.message().buttons()),
                            outgoing.message().silent(),
                            now,
                            outgoing.notBefore())
                    > 0;
        });
    }

    /**
     * Claims the chat whose message has been due for longest, of those that nobody holds.
     *
     * @param now the time
     * @param until when the claim ends by itself, in case of a crash
     * @param most how many messages
     * @return what to send there; empty if nothing is due
     */
    public Optional<Claim> claim(Instant now, Instant until, int most) {
        return database.inTransaction(() -> {
            Optional<Long> chat = database.first(
                    """
                    SELECT chat.id FROM chat
                    WHERE chat.held_until <= ? AND chat.dead_reason IS NULL AND EXISTS (
                        SELECT 1 FROM outbox
                        WHERE outbox.chat = chat.id AND outbox.state = 'waiting' AND outbox.not_before <= ?)
                    ORDER BY chat.held_until, chat.id LIMIT 1
                    """ + (database.isPostgresql() ? "FOR UPDATE SKIP LOCKED" : ""), row -> row.getLong(1), now, now);
            if (chat.isEmpty()) {
                return Optional.empty();
            }
            List<Waiting> due = database.read(
                    "SELECT " + COLUMNS
                            + " FROM outbox WHERE chat = ? AND state = 'waiting' AND not_before <= ? ORDER BY number LIMIT ?",
                    Outbox::waiting,
                    chat.get(),
                    now,
                    most);
            if (due.isEmpty()) {
                return Optional.empty();
            }
            hold(chat.get(), until);
            return Optional.of(new Claim(chat.get(), due));
        });
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(
                row.getLong(1),
                new Outgoing(
                        row.getString(2),
                        row.getLong(3),
                        row.getString(4),
                        row.getString(5),
                        Placement.valueOf(row.getString(6)),
                        new Message(row.getString(7), RecordText.rows(row.getString(8)), row.getInt(9) != 0),
                        Instant.ofEpochMilli(row.getLong(11))),
                Instant.ofEpochMilli(row.getLong(10)),
                row.getInt(12));
    }

    /** Lets others send to the chat, at once or later. */
    public void release(long chatId, Instant at) {
        hold(chatId, at);
    }

    private void hold(long chatId, Instant until) {
        database.write("UPDATE chat SET held_until = ? WHERE id = ?", until, chatId);
    }

    /** A message was sent, or a card edited. */
    public void sent(long number, long messageId, Instant now) {
        database.write(
                "UPDATE outbox SET state = 'sent', message = ?, settled_at = ?, attempts = attempts + 1 WHERE number = ?",
                messageId,
                now,
                number);
    }

    /** A message was not sent, and its chat waits until it is tried again. */
    public void retry(Waiting message, Instant at, String problem) {
        database.inTransaction(() -> {
            database.write(
                    "UPDATE outbox SET attempts = attempts + 1, problem = ? WHERE number = ?",
                    problem,
                    message.number());
            hold(message.outgoing().chatId(), at);
            return true;
        });
    }

    /** A message will never be sent. */
    public void dead(long number, Instant now, String problem) {
        database.write(
                "UPDATE outbox SET state = 'dead', settled_at = ?, problem = ?, attempts = attempts + 1 WHERE number = ?",
                now,
                problem,
                number);
    }

    /** When the next message is due, whether or not its chat is held. */
    public Optional<Instant> nextDue() {
        return database.read("""
                        SELECT min(outbox.not_before) FROM outbox JOIN chat ON chat.id = outbox.chat
                        WHERE outbox.state = 'waiting' AND chat.dead_reason IS NULL
                        """, row -> row.getObject(1) == null ? 0 : row.getLong(1)).stream()
                .filter(time -> time != 0)
                .map(Instant::ofEpochMilli)
                .findFirst();
    }

    /** How many messages wait. */
    public int waiting() {
        return database.first("SELECT count(*) FROM outbox WHERE state = 'waiting'", row -> row.getInt(1))
                .orElse(0);
    }

    /** All messages in the order in which they were added, those that were sent too as long as they are kept. */
    public List<Outgoing> all() {
        return database.read("SELECT " + COLUMNS + " FROM outbox ORDER BY number", Outbox::waiting).stream()
                .map(Waiting::outgoing)
                .toList();
    }

    /** The newest messages that will never be sent. */
    public List<Dead> dead(int most) {
        return database.read(
                "SELECT message_key, chat, settled_at, problem FROM outbox WHERE state = 'dead' ORDER BY number DESC LIMIT ?",
                row -> new Dead(
                        row.getString(1), row.getLong(2), Instant.ofEpochMilli(row.getLong(3)), row.getString(4)),
                most);
    }

    void forget(Instant sentBefore, Instant deadBefore) {
        database.write("DELETE FROM outbox WHERE state = 'sent' AND settled_at < ?", sentBefore);
        database.write("DELETE FROM outbox WHERE state = 'dead' AND settled_at < ?", deadBefore);
    }
}

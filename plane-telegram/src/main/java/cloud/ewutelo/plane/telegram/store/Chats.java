package cloud.ewutelo.plane.telegram.store;

import cloud.ewutelo.plane.telegram.message.Language;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of chats beyond their settings. A chat keeps the id that the settings give it. */
public final class Chats {

    private final Database database;

    /**
     * Hours without sound that somebody chose in the chat.
     *
     * @param fromOrNull the beginning; null for no such hours
     * @param untilOrNull the end
     */
    public record QuietHours(
            @Nullable LocalTime fromOrNull, @Nullable LocalTime untilOrNull) {}

    /**
     * A chat that cannot be written to.
     *
     * @param chatId the chat
     * @param reason why
     */
    public record DeadChat(long chatId, String reason) {}

    Chats(Database database) {
        this.database = database;
    }

    /** The id under which Telegram knows the chat now. */
    public long current(long chatId) {
        return database.first(
                        "SELECT moved_to FROM chat WHERE id = ? AND moved_to IS NOT NULL",
                        row -> row.getLong(1),
                        chatId)
                .orElse(chatId);
    }

    /** The id that the settings give to a chat. */
    public long configured(long currentId) {
        return database.first("SELECT id FROM chat WHERE moved_to = ?", row -> row.getLong(1), currentId)
                .orElse(currentId);
    }

    /** The group became a supergroup, with another id. What was kept of messages and topics is void there. */
    public void moved(long chatId, long newId) {
        set(chatId, "moved_to", newId);
    }

    /** The chat cannot be written to. */
    public void dead(long chatId, String reason) {
        set(chatId, "dead_reason", reason);
    }

    /** The chat can be written to again. */
    public void alive(long chatId) {
        set(chatId, "dead_reason", null);
    }

    /** The chats that cannot be written to. */
    public List<DeadChat> dead() {
        return database.read(
                "SELECT id, dead_reason FROM chat WHERE dead_reason IS NOT NULL ORDER BY id",
                row -> new DeadChat(row.getLong(1), row.getString(2)));
    }

    /** The language that somebody chose in the chat. */
    public Optional<Language> language(long chatId) {
        return database.first(
                "SELECT language FROM chat WHERE id = ? AND language IS NOT NULL",
                row -> Language.valueOf(row.getString(1)),
                chatId);
    }

    /** Somebody chose a language. */
    public void language(long chatId, Language language) {
        set(chatId, "language", language.name());
    }

    /** The quiet hours that somebody chose in the chat; empty for those of the settings. */
    public Optional<QuietHours> quietHours(long chatId) {
        return database.first(
                "SELECT quiet_from, quiet_until FROM chat WHERE id = ? AND quiet_from IS NOT NULL",
                row -> row.getString(1).isEmpty()
                        ? new QuietHours(null, null)
                        : new QuietHours(LocalTime.parse(row.getString(1)), LocalTime.parse(row.getString(2))),
                chatId);
    }

    /** Somebody chose quiet hours. */
    public void quietHours(long chatId, QuietHours hours) {
        database.inTransaction(() -> {
            boolean none = hours.fromOrNull() == null || hours.untilOrNull() == null;
            set(chatId, "quiet_from", none ? "" : String.valueOf(hours.fromOrNull()));
            set(chatId, "quiet_until", none ? "" : String.valueOf(hours.untilOrNull()));
            return true;
        });
    }

    private void set(long chatId, String column, @Nullable Object value) {
        database.write(
                "INSERT INTO chat (id, held_until, " + column + ") VALUES (?, 0, ?) ON CONFLICT (id) DO UPDATE SET "
                        + column + " = excluded." + column,
                chatId,
                value);
    }
}

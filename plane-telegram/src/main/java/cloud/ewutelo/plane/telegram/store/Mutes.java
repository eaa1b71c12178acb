package cloud.ewutelo.plane.telegram.store;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What a chat does not want to hear of for a while. */
public final class Mutes {

    private final Database database;

    /** What is muted. */
    public enum Scope {
        /** Everything. */
        CHAT,
        /** A project. */
        PROJECT,
        /** A work item. */
        WORK_ITEM
    }

    /**
     * A mute.
     *
     * @param scope what kind of thing
     * @param target the id of the project or work item; empty text for a chat
     * @param until when it ends
     */
    public record Mute(Scope scope, String target, Instant until) {}

    Mutes(Database database) {
        this.database = database;
    }

    /** Mutes something until a time, in place of a mute that it had. */
    public void put(long chatId, Mute mute) {
        database.write("""
                INSERT INTO mute (chat, scope, target, ends_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (chat, scope, target) DO UPDATE SET ends_at = excluded.ends_at
                """, chatId, mute.scope().name().toLowerCase(Locale.ROOT), mute.target(), mute.until());
    }

    /** Ends a mute. */
    public void remove(long chatId, Scope scope, String target) {
        database.write(
                "DELETE FROM mute WHERE chat = ? AND scope = ? AND target = ?",
                chatId,
                scope.name().toLowerCase(Locale.ROOT),
                target);
    }

    /** What is muted in a chat. */
    public List<Mute> list(long chatId, Instant now) {
        return database.read(
                "SELECT scope, target, ends_at FROM mute WHERE chat = ? AND ends_at > ? ORDER BY scope, target",
                row -> new Mute(
                        Scope.valueOf(row.getString(1).toUpperCase(Locale.ROOT)),
                        row.getString(2),
                        Instant.ofEpochMilli(row.getLong(3))),
                chatId,
                now);
    }

    void forget(Instant now) {
        database.write("DELETE FROM mute WHERE ends_at <= ?", now);
    }
}

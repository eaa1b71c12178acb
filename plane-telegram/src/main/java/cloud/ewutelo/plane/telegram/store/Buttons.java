package cloud.ewutelo.plane.telegram.store;

import java.time.Instant;
import java.util.Optional;

/** What buttons do, under keys that are short enough for Telegram. */
public final class Buttons {

    private final Database database;

    Buttons(Database database) {
        this.database = database;
    }

    /**
     * Keeps what a button does.
     *
     * @param key what the button carries
     * @param action what it does
     * @param until how long it can be pressed
     */
    public void put(String key, String action, Instant until) {
        database.write("""
                INSERT INTO button (id, action, pressable_until) VALUES (?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET action = excluded.action, pressable_until = excluded.pressable_until
                """, key, action, until);
    }

    /** What a button does; empty if it is too old. */
    public Optional<String> action(String key, Instant now) {
        return database.first(
                "SELECT action FROM button WHERE id = ? AND pressable_until > ?", row -> row.getString(1), key, now);
    }

    void forget(Instant now) {
        database.write("DELETE FROM button WHERE pressable_until <= ?", now);
    }
}

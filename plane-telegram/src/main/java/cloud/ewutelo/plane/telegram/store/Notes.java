package cloud.ewutelo.plane.telegram.store;

import java.util.Optional;

/** Short texts under names, such as how far Telegram's updates were handled. */
public final class Notes {

    private final Database database;

    Notes(Database database) {
        this.database = database;
    }

    /** What was kept under a name. */
    public Optional<String> get(String name) {
        return database.first("SELECT content FROM note WHERE name = ?", row -> row.getString(1), name);
    }

    /** Keeps a text in place of the one before. */
    public void set(String name, String content) {
        database.write(
                "INSERT INTO note (name, content) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET content = excluded.content",
                name,
                content);
    }
}

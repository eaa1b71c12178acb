package cloud.ewutelo.plane.telegram.store;

import java.util.Optional;

/** The topic of each project in each forum. */
public final class Topics {

    private final Database database;

    Topics(Database database) {
        this.database = database;
    }

    /** The topic's number. */
    public Optional<Long> find(long chatId, String project) {
        return database.first(
                "SELECT topic FROM topic WHERE chat = ? AND project = ?", row -> row.getLong(1), chatId, project);
    }

    /** The project that a topic is about. */
    public Optional<String> project(long chatId, long topic) {
        return database.first(
                "SELECT project FROM topic WHERE chat = ? AND topic = ?", row -> row.getString(1), chatId, topic);
    }

    /** Keeps a project's topic in place of the one before. */
    public void put(long chatId, String project, long topic) {
        database.write("""
                INSERT INTO topic (chat, project, topic) VALUES (?, ?, ?)
                ON CONFLICT (chat, project) DO UPDATE SET topic = excluded.topic
                """, chatId, project, topic);
    }

    /** The topic is gone. */
    public void remove(long chatId, String project) {
        database.write("DELETE FROM topic WHERE chat = ? AND project = ?", chatId, project);
    }
}

package cloud.ewutelo.plane.telegram.store;

import cloud.ewutelo.plane.feed.CheckpointStore;
import cloud.ewutelo.plane.feed.FeedCheckpoint;
import java.util.Optional;

/** Keeps how far the feed has read where its consequences are kept, so that both are stored or none. */
final class Checkpoints implements CheckpointStore {

    private final Database database;

    Checkpoints(Database database) {
        this.database = database;
    }

    @Override
    public Optional<FeedCheckpoint> load(String projectId) {
        return database.first("SELECT content FROM checkpoint WHERE project = ?", row -> row.getString(1), projectId)
                .map(FeedCheckpoint::parse);
    }

    @Override
    public void save(FeedCheckpoint checkpoint) {
        database.write("""
                INSERT INTO checkpoint (project, content) VALUES (?, ?)
                ON CONFLICT (project) DO UPDATE SET content = excluded.content
                """, checkpoint.projectId(), checkpoint.toText());
    }
}

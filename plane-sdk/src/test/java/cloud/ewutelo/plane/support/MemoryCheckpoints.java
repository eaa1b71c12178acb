package cloud.ewutelo.plane.support;

import cloud.ewutelo.plane.feed.CheckpointStore;
import cloud.ewutelo.plane.feed.FeedCheckpoint;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A database that outlives the program under test. */
public final class MemoryCheckpoints implements CheckpointStore {

    private final Map<String, String> texts = new ConcurrentHashMap<>();

    @Override
    public Optional<FeedCheckpoint> load(String projectId) {
        return Optional.ofNullable(texts.get(projectId)).map(FeedCheckpoint::parse);
    }

    @Override
    public void save(FeedCheckpoint checkpoint) {
        texts.put(checkpoint.projectId(), checkpoint.toText());
    }
}

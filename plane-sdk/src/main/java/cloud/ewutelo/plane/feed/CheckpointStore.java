package cloud.ewutelo.plane.feed;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where feeds keep their checkpoints over restarts: a table with a row for each project, a directory, or anything else. One
 * store serves one consumer; two programs that each want all events need one each.
 */
public interface CheckpointStore {

    /**
     * The checkpoint of a project.
     *
     * @param projectId the project's id
     * @return what was saved last, or empty
     */
    Optional<FeedCheckpoint> load(String projectId);

    /**
     * Keeps a checkpoint in place of the one before. When this returns, it must be safe.
     *
     * @param checkpoint where the feed of {@link FeedCheckpoint#projectId()} stands
     */
    void save(FeedCheckpoint checkpoint);

    /**
     * A directory with a file for each project. A file is replaced as a whole, so that a crash leaves the old or the new one.
     *
     * @param directory is made if need be; readable by nobody but its owner is enough
     * @return a store
     */
    static CheckpointStore directory(Path directory) {
        return new CheckpointDirectory(directory);
    }
}

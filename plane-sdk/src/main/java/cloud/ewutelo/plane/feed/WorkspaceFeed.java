package cloud.ewutelo.plane.feed;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What changes in many projects of a workspace, in turn and within the rate budget of the key. It has no thread of its own:
 * either {@link #run} takes the caller's, or the caller polls when {@link #nextWait} has passed. One thread at a time may do so;
 * {@link #hint} may be called from any.
 *
 * {@snippet file="FeedSnippets.java" region="workspace"}
 */
public interface WorkspaceFeed {

    /**
     * Polls the project whose turn it is: one of which a hint was given, or the one that has waited longest. A large project is
     * read a page at a time, and others have their turn in between.
     *
     * <p>The requests are those of {@link ProjectFeed#poll}, and every ten minutes, or as often as set,
     * {@code GET /api/v1/workspaces/{slug}/projects/}, if no projects were named.
     *
     * @return what happened there, to be {@linkplain FeedBatch#commit() committed} before the next poll; empty if it is no
     *     project's turn yet
     * @throws cloud.ewutelo.plane.error.PlaneException if Plane cannot be asked. Nothing is lost: the project has its turn again
     *     later, after a wait that doubles from 15 seconds to the usual interval, at most 15 minutes, and the next poll goes on with the
     *     others
     */
    Optional<FeedBatch> poll();

    /**
     * How long it takes until {@link #poll} has something to do.
     *
     * @return zero or more
     */
    Duration nextWait();

    /**
     * Gives a project its turn at once, to look at a work item that is said to have changed. A hint that is lost or wrong does no
     * harm.
     *
     * @param projectId the project's id
     * @param workItemId the work item's id
     */
    void hint(String projectId, String workItemId);

    /**
     * Polls, handles and commits in the calling thread, as long as it is wanted. What Plane fails to answer is logged as a warning
     * and asked again later. When the handler throws, the loop ends with its exception, and the events since the last commit come
     * again when the loop is started again.
     *
     * @param handler is told each event
     * @param wanted asked before each poll and about once a second while there is nothing to do
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    void run(Consumer<? super FeedEvent> handler, BooleanSupplier wanted) throws InterruptedException;
}

package cloud.ewutelo.plane.feed;

import java.util.List;

/**
 * What a poll found, oldest first. Handle the events, then {@link #commit()}: what was not committed when the program stopped
 * is found again, so that nothing is lost.
 */
public interface FeedBatch {

    /**
     * What happened.
     *
     * @return an unmodifiable list; empty when nothing did
     */
    List<FeedEvent> events();

    /**
     * Whether the feed knows already that there is more to read, so that the next poll should not wait.
     *
     * @return true for another poll at once
     */
    boolean hasMore();

    /**
     * Where the project's feed stands once these events are handled. {@link #commit()} saves it to the feed's
     * {@link CheckpointStore}; take it from here only to keep it elsewhere. It is made anew by each call, from all that the feed
     * remembers.
     *
     * @return the checkpoint
     * @throws IllegalStateException after the next poll
     */
    FeedCheckpoint checkpoint();

    /**
     * Says that the events are handled: saves the checkpoint, and lets the feed go on from there. Does nothing the second time.
     * A poll without a commit before it finds the same again.
     *
     * <p>To handle events and move on in one transaction of a database, let the feed's {@link CheckpointStore} write into that
     * transaction. If it then fails to commit, open the feed again. Without a transaction, a program that dies between handling
     * and commit does not learn it when the change is taken back before it starts again.
     *
     * @throws IllegalStateException after the next poll
     */
    void commit();
}

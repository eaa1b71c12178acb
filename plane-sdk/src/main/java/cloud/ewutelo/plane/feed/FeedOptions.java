package cloud.ewutelo.plane.feed;

import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.internal.Check;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a feed works. The defaults suit a bot that wants to know of changes to work items from now on. */
public final class FeedOptions {

    private @Nullable CheckpointStore store;
    private boolean existing;
    private boolean touches;
    private boolean comments;
    private boolean explainRemovals = true;
    private int pageSize = 100;
    private Duration overlap = Duration.ofSeconds(30);
    private Duration compareAllEvery = Duration.ofDays(1);

    /** The defaults. */
    public FeedOptions() {}

    /**
     * Keeps checkpoints, so that the feed goes on after a restart where it was. Without a store it begins anew.
     *
     * @param checkpoints where to keep them
     * @return these options
     */
    public FeedOptions store(CheckpointStore checkpoints) {
        store = checkpoints;
        return this;
    }

    /**
     * Whether work items that are there when the feed begins are reported as created; else only what happens from then on is.
     * The default is not to.
     *
     * @param reported true for a consumer that builds a copy of the project
     * @return these options
     */
    public FeedOptions existing(boolean reported) {
        existing = reported;
        return this;
    }

    /**
     * Whether {@link FeedEvent.Touched} is reported. The default is not to.
     *
     * @param reported true to learn of things around work items
     * @return these options
     */
    public FeedOptions touches(boolean reported) {
        touches = reported;
        return this;
    }

    /**
     * Whether {@link FeedEvent.Commented} is reported, at the cost of one request for each work item that was changed or touched.
     * The default is not to.
     *
     * <p>Plane renews the time of a work item some seconds after a comment, which is how comments are noticed. Edited and deleted
     * comments are not reported, nor are those in which the SDK keeps fields and times, those whose author claimed that they are
     * old, and those on archived work items.
     *
     * @param reported true to learn of new comments
     * @return these options
     */
    public FeedOptions comments(boolean reported) {
        comments = reported;
        return this;
    }

    /**
     * Whether the history of a removed work item is read to tell the reason, at the cost of one request for each. The default is
     * to do so, unless more than 20 were removed at once.
     *
     * @param asked false to save the requests
     * @return these options
     */
    public FeedOptions explainRemovals(boolean asked) {
        explainRemovals = asked;
        return this;
    }

    /**
     * Sets how many work items are read in full at once, which bounds memory and the size of a batch. The default is 100, what
     * every edition gives.
     *
     * @param workItems 1 to 1000; a server may give fewer
     * @return these options
     */
    public FeedOptions pageSize(int workItems) {
        pageSize = Check.range("feed.pageSize", workItems, 1, 1000);
        return this;
    }

    /**
     * Sets how far the clocks of the machines behind the server may be apart, and how long a write may take there. Changes are
     * looked for that much before the newest one seen, until that much time has passed. The default is 30 seconds.
     *
     * @param duration zero to one hour
     * @return these options
     */
    public FeedOptions overlap(Duration duration) {
        overlap = between("feed.overlap", duration, Duration.ZERO, Duration.ofHours(1));
        return this;
    }

    /**
     * Sets how often everything is read and compared, to find what Plane does without leaving a trace: a deleted label vanishes
     * from its work items while their times stay. That is one request for each page. The default is once a day.
     *
     * @param interval one minute to 365 days
     * @return these options
     */
    public FeedOptions compareAllEvery(Duration interval) {
        compareAllEvery = between("feed.compareAllEvery", interval, Duration.ofMinutes(1), Duration.ofDays(365));
        return this;
    }

    private static Duration between(String field, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new InvalidRequestException(field, "is " + value, "Use a value from " + least + " to " + most + ".");
        }
        return value;
    }

    /**
     * Where checkpoints are kept.
     *
     * @return the store, or empty
     */
    public Optional<CheckpointStore> store() {
        return Optional.ofNullable(store);
    }

    /**
     * Whether work items that are there at the beginning are reported.
     *
     * @return false by default
     */
    public boolean existing() {
        return existing;
    }

    /**
     * Whether touched work items are reported.
     *
     * @return false by default
     */
    public boolean touches() {
        return touches;
    }

    /**
     * Whether comments are reported.
     *
     * @return false by default
     */
    public boolean comments() {
        return comments;
    }

    /**
     * Whether the reasons of removals are asked for.
     *
     * @return true by default
     */
    public boolean explainRemovals() {
        return explainRemovals;
    }

    /**
     * How many work items are read in full at once.
     *
     * @return 1 to 1000
     */
    public int pageSize() {
        return pageSize;
    }

    /**
     * How far back is looked.
     *
     * @return zero to one hour
     */
    public Duration overlap() {
        return overlap;
    }

    /**
     * How often everything is compared.
     *
     * @return one minute to 365 days
     */
    public Duration compareAllEvery() {
        return compareAllEvery;
    }
}

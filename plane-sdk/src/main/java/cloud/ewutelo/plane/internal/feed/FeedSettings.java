package cloud.ewutelo.plane.internal.feed;

import cloud.ewutelo.plane.feed.CheckpointStore;
import cloud.ewutelo.plane.feed.FeedOptions;
import cloud.ewutelo.plane.internal.feed.FeedState.Progress;
import java.util.Optional;

/** The options of a feed as they were when it was made; durations in the units in which they are compared. */
record FeedSettings(
        Optional<CheckpointStore> store,
        boolean existing,
        boolean touches,
        boolean comments,
        boolean explainRemovals,
        int pageSize,
        long overlapMicros,
        long compareAllSeconds) {

    static FeedSettings of(FeedOptions options) {
        return new FeedSettings(
                options.store(),
                options.existing(),
                options.touches(),
                options.comments(),
                options.explainRemovals(),
                options.pageSize(),
                options.overlap().toNanos() / 1000,
                options.compareAllEvery().toSeconds());
    }

    FeedSettings withExisting() {
        return new FeedSettings(
                store, true, touches, comments, explainRemovals, pageSize, overlapMicros, compareAllSeconds);
    }

    /** Saves up to this time need not be looked at. */
    long oldestToLookAt(Progress progress) {
        return progress.settled() ? progress.watermark() : progress.watermark() - overlapMicros;
    }
}

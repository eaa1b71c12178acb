package cloud.ewutelo.plane.support;

import cloud.ewutelo.plane.feed.FeedBatch;
import cloud.ewutelo.plane.feed.FeedEvent;
import cloud.ewutelo.plane.feed.ProjectFeed;
import java.util.ArrayList;
import java.util.List;

/** How a consumer reads a feed. */
public final class Feeds {

    private Feeds() {}

    /** Polls and commits until the feed says that there is no more. */
    public static List<FeedEvent> drain(ProjectFeed feed) {
        List<FeedEvent> events = new ArrayList<>();
        FeedBatch batch;
        do {
            batch = feed.poll();
            events.addAll(batch.events());
            batch.commit();
        } while (batch.hasMore());
        return events;
    }
}

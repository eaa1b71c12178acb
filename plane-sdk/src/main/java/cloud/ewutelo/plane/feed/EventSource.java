package cloud.ewutelo.plane.feed;

import cloud.ewutelo.plane.webhook.WebhookEvent;

/**
 * One stream of events out of webhooks, which are fast and get lost, and the feed, which is slow and complete.
 *
 * <p>A webhook about a work item or comment is taken as a hint: the work item is read, one request, and compared with what the
 * feed remembers. So the events are those of the feed, under the same ids, in the same order and exactly as often, whether
 * webhooks come once, twice, late, in another order, or not at all; webhooks only make them come sooner. One change that Plane
 * sends as several webhooks is one event.
 *
 * <p>What the feed does not know, such as cycles and modules, is passed on as {@link FeedEvent.Announced}, once, and only if the
 * webhook arrives.
 *
 * {@snippet file="FeedSnippets.java" region="events"}
 */
public interface EventSource extends WorkspaceFeed {

    /**
     * Takes a webhook. May be called from any thread, makes no request and returns at once.
     *
     * <p>What comes back from it is not safe until it is committed. For work items and comments that does not matter, because the
     * feed finds them after a restart. Whoever must not lose the other kinds keeps each webhook until its
     * {@link FeedEvent.Announced} is committed, and gives it again after a restart: it has the same id.
     *
     * @param event a verified webhook, perhaps for the second time
     * @return false if too many wait already and this one was not taken: then drop the connection without an answer, so that Plane
     *     sends it again
     */
    boolean accept(WebhookEvent event);
}

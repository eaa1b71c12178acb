package cloud.ewutelo.plane.webhook;

import java.util.function.Consumer;

/**
 * Recognises events that were delivered before: Plane repeats a delivery whose answer it did not get. The id in the header
 * {@code X-Plane-Delivery} is a new one each time, so events are told apart by {@link WebhookEvent#id}.
 *
 * <p>If two webhooks of a workspace have the same address, each event comes under two ids; delete one of them in Plane. Safe for
 * many threads.
 */
public final class WebhookDeduplicator {

    private final DeliveryLog log;

    /**
     * Remembers in a log.
     *
     * @param log in memory, or over a store of yours
     */
    public WebhookDeduplicator(DeliveryLog log) {
        this.log = log;
    }

    /**
     * Remembers an event. With a log in a database, call it in the transaction that keeps the event, so that a crash in between
     * loses neither.
     *
     * @param event the event
     * @return true the first time, false for a repetition
     */
    public boolean isNew(WebhookEvent event) {
        return log.add(event.id());
    }

    /**
     * Handles an event unless it is a repetition. If the handler fails, the event is forgotten: drop the connection without an
     * answer, and Plane repeats it.
     *
     * @param event the event
     * @param handler what to do with it; what it throws comes through
     * @return whether the handler was called
     */
    public boolean once(WebhookEvent event, Consumer<? super WebhookEvent> handler) {
        if (!isNew(event)) {
            return false;
        }
        boolean handled = false;
        try {
            handler.accept(event);
            handled = true;
        } finally {
            if (!handled) {
                log.remove(event.id());
            }
        }
        return true;
    }
}

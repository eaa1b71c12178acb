package cloud.ewutelo.plane.webhook;

import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.internal.Check;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Joins what one change has brought: Plane sends a webhook for each property, so that a person who drags a card to another column
 * causes two, and an agent that changes three properties causes three.
 *
 * {@snippet file="WebhookSnippets.java" region="coalescer"}
 *
 * <p>Updates belong together if they tell of the same object, of the same moment ({@link WebhookEvent#changedAt}) and of the same
 * actor. The first one waits for the others as long as the window; everything else passes at once, but never before what came
 * earlier. Nothing runs by itself: call {@link #add} when a webhook comes, and {@link #ready} when {@link #untilReady} has passed.
 * What is waiting is in memory: keep the webhooks elsewhere until they are handled, if none may be lost. Safe for many threads.
 */
public final class WebhookCoalescer {

    private final Deque<Change> waiting = new ArrayDeque<>();
    private final Map<Key, Change> open = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Duration window;
    private final int capacity;
    private final TimeSource time;
    private int parts;

    /** What the parts of one change have in common. */
    private record Key(WebhookEntity entity, String entityId, Instant moment, Optional<String> actor) {}

    private static final class Change {
        private final List<String> deliveryIds = new ArrayList<>();
        private final List<FieldChange> changes = new ArrayList<>();
        private final @Nullable Key key;
        private final long due;
        private WebhookEvent newest;

        Change(@Nullable Key key, long due, WebhookEvent first) {
            this.key = key;
            this.due = due;
            this.newest = first;
            add(first);
        }

        void add(WebhookEvent event) {
            newest = event;
            deliveryIds.addAll(event.deliveryIds());
            event.changes().stream().filter(change -> !changes.contains(change)).forEach(changes::add);
        }

        WebhookEvent joined() {
            return deliveryIds.size() == newest.deliveryIds().size()
                    ? newest
                    : newest.with(newest.envelope().withChanges(changes, deliveryIds));
        }
    }

    /**
     * A coalescer with nothing in it.
     *
     * @param window how long an update waits for its like, more than zero; two seconds are enough where Plane is not overloaded
     * @param capacity how many webhooks may wait, 1 or more; when there are more, the oldest no longer wait
     * @param time where the time comes from; {@link TimeSource#system} outside of tests
     * @throws InvalidRequestException if the window or the capacity is too small
     */
    public WebhookCoalescer(Duration window, int capacity, TimeSource time) {
        if (window.isZero() || window.isNegative()) {
            throw new InvalidRequestException(
                    "window", "is " + window, "Use more than zero, such as Duration.ofSeconds(2).");
        }
        this.window = window;
        this.capacity = Check.range("capacity", capacity, 1, Integer.MAX_VALUE);
        this.time = time;
    }

    /**
     * Takes an event.
     *
     * @param event an event, not a repetition
     * @return what is ready by now, in the order in which it came; often empty
     */
    public List<WebhookEvent> add(WebhookEvent event) {
        lock.lock();
        try {
            List<WebhookEvent> ready = new ArrayList<>();
            take(ready, time.nanoTime());
            Key key = key(event);
            Change same = key == null ? null : open.get(key);
            if (same != null) {
                same.add(event);
            } else {
                long now = time.nanoTime();
                Change change = new Change(key, key == null ? now : now + window.toNanos(), event);
                waiting.add(change);
                if (key != null) {
                    open.put(key, change);
                }
            }
            parts += event.deliveryIds().size();
            while (parts > capacity) {
                ready.add(next());
            }
            take(ready, time.nanoTime());
            return ready;
        } finally {
            lock.unlock();
        }
    }

    /**
     * What has waited long enough.
     *
     * @return the events, in the order in which their first part came; often empty
     */
    public List<WebhookEvent> ready() {
        lock.lock();
        try {
            List<WebhookEvent> ready = new ArrayList<>();
            take(ready, time.nanoTime());
            return ready;
        } finally {
            lock.unlock();
        }
    }

    /**
     * How long it takes until {@link #ready} gives something.
     *
     * @return zero or more; empty if nothing waits
     */
    public Optional<Duration> untilReady() {
        lock.lock();
        try {
            return Optional.ofNullable(waiting.peek())
                    .map(change -> Duration.ofNanos(Math.max(0, change.due - time.nanoTime())));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Everything, whether it has waited long enough or not: for the end of the program.
     *
     * @return the events, in the order in which their first part came
     */
    public List<WebhookEvent> drain() {
        lock.lock();
        try {
            List<WebhookEvent> all = new ArrayList<>();
            while (!waiting.isEmpty()) {
                all.add(next());
            }
            return all;
        } finally {
            lock.unlock();
        }
    }

    private void take(List<WebhookEvent> ready, long now) {
        while (!waiting.isEmpty() && waiting.element().due - now <= 0) {
            ready.add(next());
        }
    }

    private WebhookEvent next() {
        Change change = waiting.remove();
        parts -= change.deliveryIds.size();
        if (change.key != null) {
            open.remove(change.key);
        }
        return change.joined();
    }

    /** Null for what has no like. */
    private static @Nullable Key key(WebhookEvent event) {
        if (!event.action().equals(WebhookAction.UPDATED) || event.changes().isEmpty()) {
            return null;
        }
        return event.changedAt()
                .map(at -> new Key(
                        event.entity(), event.entityId(), at, event.actor().map(actor -> actor.id())))
                .orElse(null);
    }
}

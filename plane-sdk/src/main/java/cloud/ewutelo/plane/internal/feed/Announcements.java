package cloud.ewutelo.plane.internal.feed;

import cloud.ewutelo.plane.feed.FeedBatch;
import cloud.ewutelo.plane.feed.FeedCheckpoint;
import cloud.ewutelo.plane.feed.FeedEvent;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** Webhooks that are passed on as they are, each until it is committed, and none twice. */
final class Announcements {

    private static final int MOST_WAITING = 1000;
    private static final int MOST_REMEMBERED = 10_000;
    private static final int AT_ONCE = 100;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, FeedEvent.Announced> waiting = new LinkedHashMap<>();
    private final Set<String> handled = new LinkedHashSet<>();

    /** Returns false if there is no room. */
    boolean add(FeedEvent.Announced event) {
        lock.lock();
        try {
            if (waiting.containsKey(event.id()) || handled.contains(event.id())) {
                return true;
            }
            if (waiting.size() >= MOST_WAITING) {
                return false;
            }
            waiting.put(event.id(), event);
            return true;
        } finally {
            lock.unlock();
        }
    }

    boolean isEmpty() {
        lock.lock();
        try {
            return waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Those that have waited longest. */
    Optional<FeedBatch> next() {
        lock.lock();
        try {
            return waiting.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Batch(waiting.values().stream()
                            .limit(AT_ONCE)
                            .<FeedEvent>map(event -> event)
                            .toList()));
        } finally {
            lock.unlock();
        }
    }

    private void handled(List<FeedEvent> events) {
        lock.lock();
        try {
            for (FeedEvent event : events) {
                waiting.remove(event.id());
                handled.add(event.id());
            }
            Iterator<String> oldest = handled.iterator();
            for (int surplus = handled.size() - MOST_REMEMBERED; surplus > 0; surplus--) {
                oldest.next();
                oldest.remove();
            }
        } finally {
            lock.unlock();
        }
    }

    private final class Batch implements FeedBatch {

        private final List<FeedEvent> events;

        private Batch(List<FeedEvent> events) {
            this.events = events;
        }

        @Override
        public List<FeedEvent> events() {
            return events;
        }

        @Override
        public boolean hasMore() {
            return true;
        }

        @Override
        public FeedCheckpoint checkpoint() {
            throw new IllegalStateException("Webhooks that are passed on leave no trace in a checkpoint.");
        }

        @Override
        public void commit() {
            handled(events);
        }
    }
}

package cloud.ewutelo.plane.internal.feed;

import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.internal.lookup.Directory;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/** The work items of which somebody said that they have changed. Any thread may add to them. */
final class Hints {

    // The feed finds the others by itself.
    private static final int MOST = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Set<UUID> waiting = new LinkedHashSet<>();
    private final List<UUID> taken = new ArrayList<>();

    /** The id that a caller gave. */
    static UUID id(String workItemId) {
        return Directory.asId(workItemId)
                .map(UUID::fromString)
                .orElseThrow(() -> new InvalidRequestException(
                        "feed.hint", "is no id: \"" + workItemId + "\"", "Use the work item's id, not its key."));
    }

    void add(UUID id) {
        lock.lock();
        try {
            if (waiting.size() < MOST) {
                waiting.add(id);
            }
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

    /** The oldest ones. What was taken before counts as done. */
    List<UUID> take(int most) {
        lock.lock();
        try {
            taken.clear();
            Iterator<UUID> oldest = waiting.iterator();
            while (oldest.hasNext() && taken.size() < most) {
                taken.add(oldest.next());
                oldest.remove();
            }
            return List.copyOf(taken);
        } finally {
            lock.unlock();
        }
    }

    /** What was taken last is not done. */
    void giveBack() {
        lock.lock();
        try {
            waiting.addAll(taken);
            taken.clear();
        } finally {
            lock.unlock();
        }
    }
}

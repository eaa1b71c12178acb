package cloud.ewutelo.plane.webhook;

import cloud.ewutelo.plane.internal.Check;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** The newest ids of deliveries, in memory. */
final class RecentDeliveries implements DeliveryLog {

    private final Set<String> ids = new LinkedHashSet<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final int capacity;

    RecentDeliveries(int capacity) {
        this.capacity = Check.range("capacity", capacity, 1, Integer.MAX_VALUE);
    }

    @Override
    public boolean add(String id) {
        lock.lock();
        try {
            if (!ids.add(id)) {
                return false;
            }
            if (ids.size() > capacity) {
                Iterator<String> oldestFirst = ids.iterator();
                oldestFirst.next();
                oldestFirst.remove();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void remove(String id) {
        lock.lock();
        try {
            ids.remove(id);
        } finally {
            lock.unlock();
        }
    }
}

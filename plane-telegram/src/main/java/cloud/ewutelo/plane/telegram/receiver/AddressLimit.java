package cloud.ewutelo.plane.telegram.receiver;

import cloud.ewutelo.plane.http.TimeSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** A limit for each address. Remembers as many as fit, so that nobody can fill the memory by changing addresses. */
final class AddressLimit {

    private static final int MOST_REMEMBERED = 10_000;

    private final int perMinute;
    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, TokenBucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

    AddressLimit(int perMinute, TimeSource time) {
        this.perMinute = perMinute;
        this.time = time;
    }

    boolean take(String address) {
        lock.lock();
        try {
            long now = time.nanoTime();
            boolean taken = buckets.computeIfAbsent(address, key -> new TokenBucket(perMinute, now))
                    .take(now);
            if (buckets.size() > MOST_REMEMBERED) {
                buckets.remove(buckets.keySet().iterator().next());
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }
}

package cloud.ewutelo.plane.internal.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Scopes that were used lately, so that what they know is found again. The one used longest ago goes first. */
final class Remembered<V> {

    private static final int MOST = 256;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, V> values = new LinkedHashMap<>(16, 0.75f, true);

    V get(String key, Supplier<V> make) {
        lock.lock();
        try {
            V value = values.get(key);
            if (value == null) {
                value = make.get();
                values.put(key, value);
                if (values.size() > MOST) {
                    values.remove(values.keySet().iterator().next());
                }
            }
            return value;
        } finally {
            lock.unlock();
        }
    }
}

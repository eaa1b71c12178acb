package cloud.ewutelo.plane.bridge.task;

import cloud.ewutelo.plane.http.TimeSource;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that changes seldom: read when it is first needed, and kept for five minutes. */
final class Kept<T> {

    private static final long LIFETIME = Duration.ofMinutes(5).toNanos();

    private final Supplier<T> load;
    private final TimeSource time;
    private volatile @Nullable Reading<T> reading;

    private record Reading<T>(T value, long at) {}

    Kept(Supplier<T> load, TimeSource time) {
        this.load = load;
        this.time = time;
    }

    T get() {
        Reading<T> present = reading;
        return present != null && time.nanoTime() - present.at() < LIFETIME ? present.value() : fresh();
    }

    /** Reads it now. */
    T fresh() {
        T value = load.get();
        reading = new Reading<>(value, time.nanoTime());
        return value;
    }

    /** Whether what {@link #get} answers would be older than this moment. */
    boolean isKept() {
        Reading<T> present = reading;
        return present != null && time.nanoTime() - present.at() < LIFETIME;
    }
}

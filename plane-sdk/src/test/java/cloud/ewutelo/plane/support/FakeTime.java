package cloud.ewutelo.plane.support;

import cloud.ewutelo.plane.http.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only when somebody sleeps. */
public final class FakeTime implements TimeSource {

    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    private final List<Duration> sleeps = new ArrayList<>();
    private long nanos;

    @Override
    public synchronized Instant now() {
        return START.plusNanos(nanos);
    }

    @Override
    public synchronized long nanoTime() {
        return nanos;
    }

    @Override
    public synchronized void sleep(Duration duration) {
        sleeps.add(duration);
        nanos += duration.toNanos();
    }

    /** Lets time pass without anybody sleeping. */
    public synchronized void advance(Duration duration) {
        nanos += duration.toNanos();
    }

    /** All waits so far. */
    public synchronized List<Duration> sleeps() {
        return List.copyOf(sleeps);
    }
}

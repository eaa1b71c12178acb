package cloud.ewutelo.plane.telegram.support;

import cloud.ewutelo.plane.http.TimeSource;
import java.time.Duration;
import java.time.Instant;

/** Time that passes only when somebody sleeps or a test says so. */
public final class FakeTime implements TimeSource {

    private final Instant start;
    private Duration passed = Duration.ZERO;

    /** Begins on a Tuesday morning. */
    public FakeTime() {
        this(Instant.parse("2026-03-03T09:00:00Z"));
    }

    /** Begins when told. */
    public FakeTime(Instant start) {
        this.start = start;
    }

    @Override
    public synchronized Instant now() {
        return start.plus(passed);
    }

    @Override
    public synchronized long nanoTime() {
        return passed.toNanos();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        advance(duration);
    }

    /** Lets time pass. */
    public synchronized void advance(Duration duration) {
        if (!duration.isNegative()) {
            passed = passed.plus(duration);
        }
    }
}

package cloud.ewutelo.plane.support;

import cloud.ewutelo.plane.http.TimeSource;
import java.time.Duration;
import java.time.Instant;

/** The real clock, on which nobody sleeps: for many threads, each of which would move a fake clock for all others. */
public final class NoWaiting implements TimeSource {

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void sleep(Duration duration) {}
}

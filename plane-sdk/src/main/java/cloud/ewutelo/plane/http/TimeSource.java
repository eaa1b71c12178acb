package cloud.ewutelo.plane.http;

import java.time.Duration;
import java.time.Instant;

/**
 * Where the SDK takes its time from. Replace it in tests, so that waits take none.
 */
public interface TimeSource {

    /**
     * The system's clock and real sleep.
     *
     * @return the default time source
     */
    static TimeSource system() {
        return SystemTime.INSTANCE;
    }

    /**
     * The wall clock, for comparison with dates that the server sends.
     *
     * @return the present instant
     */
    Instant now();

    /**
     * A clock that never jumps, for measuring waits.
     *
     * @return nanoseconds from an arbitrary origin
     */
    long nanoTime();

    /**
     * Waits.
     *
     * @param duration how long; zero or less returns at once
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    void sleep(Duration duration) throws InterruptedException;
}

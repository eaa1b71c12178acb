package cloud.ewutelo.plane.testkit.internal.store;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The injected clock in microseconds, never twice the same instant: newest-first lists need a strict order. */
public final class Timeline {
    private final Clock clock;
    private Instant last = Instant.EPOCH;

    /** On a clock. */
    public Timeline(Clock clock) {
        this.clock = clock;
    }

    /** The current time, later than every time handed out before while the clock does not go back. */
    public Instant now() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        // A clock that was set back must be followed, else a test of clock jumps would see none.
        if (!now.isAfter(last) && now.isAfter(last.minusSeconds(1))) {
            now = last.plus(1, ChronoUnit.MICROS);
        }
        last = now;
        return now;
    }
}

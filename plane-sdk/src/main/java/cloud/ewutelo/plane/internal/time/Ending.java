package cloud.ewutelo.plane.internal.time;

import cloud.ewutelo.plane.error.InvalidRequestException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a timer ends.
 *
 * @param at the instant; null for now
 * @param most the longest time to log; null for any
 */
record Ending(@Nullable Instant at, @Nullable Duration most) {

    /** Within it, the clocks of this machine and of the server are taken for equal. */
    static final Duration TOLERANCE = Duration.ofSeconds(5);

    static final Ending NOW = new Ending(null, null);

    static Ending atMost(Duration most) {
        if (most.isNegative() || most.isZero()) {
            throw new InvalidRequestException("most", "is " + most, "Use more than zero.");
        }
        return new Ending(null, most);
    }

    /** The time from the start. Clocks that differ make it no less than nothing. */
    Duration since(Instant startedAt, Instant now) {
        Instant latest = (now.isBefore(startedAt) ? startedAt : now).plus(TOLERANCE);
        if (at != null && (at.isAfter(latest) || at.isBefore(startedAt))) {
            throw new InvalidRequestException(
                    "end",
                    "is " + at,
                    "Use an instant from the start of the timer, " + startedAt + ", until now, " + now + ".");
        }
        Duration elapsed = Duration.between(startedAt, at == null ? now : at);
        Duration counted = elapsed.isNegative() ? Duration.ZERO : elapsed;
        return most != null && counted.compareTo(most) > 0 ? most : counted;
    }
}

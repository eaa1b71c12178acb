package cloud.ewutelo.plane.testkit.internal.fault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that can be put wrong. */
public final class SkewedClock extends Clock {
    private final Clock clock;
    private volatile Duration skew = Duration.ZERO;

    /** Right until it is skewed. */
    public SkewedClock(Clock clock) {
        this.clock = clock;
    }

    /** How far it is ahead. */
    public void skew(Duration newSkew) {
        this.skew = newSkew;
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        SkewedClock other = new SkewedClock(clock.withZone(zone));
        other.skew(skew);
        return other;
    }

    @Override
    public Instant instant() {
        return clock.instant().plus(skew);
    }
}

package cloud.ewutelo.plane.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clock of a server that lives in a client's fake time, and may be late. */
public final class FakeClock extends Clock {

    private final FakeTime time;
    private volatile Duration late = Duration.ZERO;

    public FakeClock(FakeTime time) {
        this.time = time;
    }

    /** Puts it behind. */
    public void late(Duration by) {
        late = by;
    }

    @Override
    public Instant instant() {
        return time.now().minus(late);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}

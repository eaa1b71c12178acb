package cloud.ewutelo.plane.support;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clock of a server that shares the fake time of the program under test. */
public final class TestClock extends Clock {

    private final FakeTime time;
    private final ZoneId zone;

    public TestClock(FakeTime time) {
        this(time, ZoneOffset.UTC);
    }

    private TestClock(FakeTime time, ZoneId zone) {
        this.time = time;
        this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new TestClock(time, other);
    }

    @Override
    public Instant instant() {
        return time.now();
    }
}

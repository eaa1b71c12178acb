package cloud.ewutelo.plane.internal.time;

import cloud.ewutelo.plane.time.TimeEntry;
import cloud.ewutelo.plane.time.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A timer as a program holds it. */
final class DefaultTimer implements Timer {

    private final DefaultTimeService service;
    private final RunningTimer timer;
    private volatile @Nullable TimeEntry logged;
    private volatile boolean discarded;

    DefaultTimer(DefaultTimeService service, RunningTimer timer) {
        this.service = service;
        this.timer = timer;
    }

    @Override
    public String id() {
        return timer.id();
    }

    @Override
    public String workItemId() {
        return timer.workItemId();
    }

    @Override
    public String agentId() {
        return timer.agentId();
    }

    @Override
    public boolean isConfirmed() {
        return timer.startedBy().equals(Optional.of(timer.agentId()));
    }

    @Override
    public String description() {
        return timer.description();
    }

    @Override
    public Instant startedAt() {
        return timer.startedAt();
    }

    @Override
    public Duration age() {
        return Durations.nearest(Ending.NOW.since(timer.startedAt(), service.now()));
    }

    @Override
    public TimeEntry stop() {
        return stop(Ending.NOW);
    }

    @Override
    public TimeEntry stopAtMost(Duration most) {
        return stop(Ending.atMost(most));
    }

    @Override
    public TimeEntry stopAt(Instant end) {
        return stop(new Ending(end, null));
    }

    @Override
    public void discard() {
        service.discard(timer);
        discarded = true;
    }

    @Override
    public void close() {
        if (!discarded) {
            stop();
        }
    }

    private TimeEntry stop(Ending ending) {
        TimeEntry present = logged;
        if (present == null) {
            present = service.stop(timer, ending);
            logged = present;
        }
        return present;
    }

    @Override
    public String toString() {
        return "Timer[" + timer.id() + " of " + timer.agentId() + " on " + timer.workItemId() + " since "
                + timer.startedAt() + "]";
    }
}

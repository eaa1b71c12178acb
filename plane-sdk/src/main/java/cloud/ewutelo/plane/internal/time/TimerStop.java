package cloud.ewutelo.plane.internal.time;

import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.internal.workitem.WorkItemScope;
import cloud.ewutelo.plane.time.TimeEntry;
import java.time.Duration;
import java.time.Instant;

/**
 * Stops a timer: first the entry is written, whose identity is the timer's id, and then the timer is deleted. Whoever is killed
 * in between leaves a timer whose entry is there already; the next stop finds it, and writes no second one.
 */
final class TimerStop {

    private final RunningTimers timers;
    private final EntryStore entries;
    private final TimeSource time;

    TimerStop(RunningTimers timers, EntryStore entries, TimeSource time) {
        this.timers = timers;
        this.entries = entries;
        this.time = time;
    }

    /** Stops a timer that was running a moment ago. */
    TimeEntry stop(WorkItemScope workItem, RunningTimer timer, Ending ending) {
        Instant before = time.now();
        EntryDraft draft = new EntryDraft(
                EntryIdentity.ofTimer(timer.id()),
                timer.agentId(),
                ending.since(timer.startedAt(), before),
                timer.startedAt(),
                timer.description());
        TimeEntries.Written written = entries.create(workItem, draft);
        TimeEntry entry = written.entry();
        if (written.isNew() && ending.at() == null) {
            Duration skew = skew(entry.loggedAt(), before, time.now());
            EntryDraft corrected = draft.withDuration(ending.since(timer.startedAt(), before.plus(skew)));
            if (!corrected.equals(draft)) {
                entry = entries.replace(workItem, entry.id(), corrected);
            }
        }
        timers.delete(timer);
        return entry;
    }

    /** What was logged by a timer that does not run any more. */
    TimeEntry logged(WorkItemScope workItem, String timerId) {
        return entries.read(workItem)
                .find(EntryIdentity.ofTimer(timerId))
                .orElseThrow(() -> new PlaneException("Timer " + timerId + " on work item " + workItem.reference()
                        + " does not run any more, and its time is not logged: somebody discarded it, or deleted its "
                        + "comment or entry in Plane. Nothing was logged now."));
    }

    /** How far the server's clock is ahead, if the instant of its answer was not between those of the request's ends. */
    private static Duration skew(Instant server, Instant before, Instant after) {
        if (server.isBefore(before.minus(Ending.TOLERANCE))) {
            return Duration.between(before, server);
        }
        return server.isAfter(after.plus(Ending.TOLERANCE)) ? Duration.between(after, server) : Duration.ZERO;
    }
}

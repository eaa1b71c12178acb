package cloud.ewutelo.plane.telegram.message;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@code /plane agent} and {@code /plane mine}.
 *
 * @param name of the agent or person
 * @param inProgress what they work on
 * @param blocked what of theirs cannot go on
 * @param next what is assigned to them and not begun, most urgent first
 * @param done what they completed lately
 * @param minutesOrNull time spent in the last seven days, in minutes; null if nothing is known
 * @param lastSeenOrNull when they last changed anything
 * @param asOf when Plane was asked
 */
public record PersonReport(
        String name,
        List<TaskEntry> inProgress,
        List<TaskEntry> blocked,
        List<TaskEntry> next,
        List<TaskEntry> done,
        @Nullable Long minutesOrNull,
        @Nullable Instant lastSeenOrNull,
        Instant asOf) {

    /** Copies the lists. */
    public PersonReport {
        inProgress = List.copyOf(inProgress);
        blocked = List.copyOf(blocked);
        next = List.copyOf(next);
        done = List.copyOf(done);
    }
}

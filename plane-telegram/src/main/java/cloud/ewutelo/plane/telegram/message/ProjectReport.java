package cloud.ewutelo.plane.telegram.message;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@code /plane project}.
 *
 * @param counts how far it is
 * @param cycleOrNull the name of the current cycle
 * @param cycleEndOrNull the last day of the current cycle
 * @param inProgress work items in started states
 * @param blocked open work items that cannot go on
 * @param due open work items that are overdue or due within a week, soonest first
 * @param asOf when Plane was asked
 */
public record ProjectReport(
        ProjectCounts counts,
        @Nullable String cycleOrNull,
        @Nullable LocalDate cycleEndOrNull,
        List<TaskEntry> inProgress,
        List<TaskEntry> blocked,
        List<TaskEntry> due,
        Instant asOf) {

    /** Copies the lists. */
    public ProjectReport {
        inProgress = List.copyOf(inProgress);
        blocked = List.copyOf(blocked);
        due = List.copyOf(due);
    }
}

package cloud.ewutelo.plane.telegram.message;

import java.time.LocalDate;
import java.util.List;

/**
 * What the daily digest tells.
 *
 * @param day the day on which it is sent
 * @param done what was completed the day before
 * @param blocked open work items that cannot go on
 * @param dueToday open work items that are due on the day
 * @param overdue open work items that were due before
 */
public record DigestReport(
        LocalDate day,
        List<TaskEntry> done,
        List<TaskEntry> blocked,
        List<TaskEntry> dueToday,
        List<TaskEntry> overdue) {

    /** Copies the lists. */
    public DigestReport {
        done = List.copyOf(done);
        blocked = List.copyOf(blocked);
        dueToday = List.copyOf(dueToday);
        overdue = List.copyOf(overdue);
    }
}

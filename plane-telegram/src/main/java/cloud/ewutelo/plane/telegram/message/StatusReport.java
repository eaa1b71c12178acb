package cloud.ewutelo.plane.telegram.message;

import java.time.Instant;
import java.util.List;

/**
 * The answer to {@code /plane status}. Who works on what is told by the assignees of what is in progress.
 *
 * @param projects active projects
 * @param inProgress work items in started states
 * @param blocked open work items that cannot go on
 * @param asOf when Plane was asked
 */
public record StatusReport(
        List<ProjectCounts> projects, List<TaskEntry> inProgress, List<TaskEntry> blocked, Instant asOf) {

    /** Copies the lists. */
    public StatusReport {
        projects = List.copyOf(projects);
        inProgress = List.copyOf(inProgress);
        blocked = List.copyOf(blocked);
    }
}

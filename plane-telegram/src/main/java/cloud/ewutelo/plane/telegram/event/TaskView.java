package cloud.ewutelo.plane.telegram.event;

import cloud.ewutelo.plane.state.StateGroup;
import cloud.ewutelo.plane.workitem.Priority;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A work item as it was when its change was noticed.
 *
 * @param id the work item's UUID
 * @param key such as {@code ONB-12}
 * @param name its title: text of others, not escaped
 * @param url its page in Plane
 * @param stateName the state's name
 * @param group the state's group
 * @param priority its priority
 * @param dueDateOrNull its target date
 * @param assignees names of the assignees
 * @param blockers keys of the open work items that block it
 * @param minutesOrNull time spent, in minutes; null if nothing is known
 * @param confidenceOrNull the field {@code confidence_score}, 0 to 1
 */
public record TaskView(
        String id,
        String key,
        String name,
        String url,
        String stateName,
        StateGroup group,
        Priority priority,
        @Nullable LocalDate dueDateOrNull,
        List<String> assignees,
        List<String> blockers,
        @Nullable Long minutesOrNull,
        @Nullable BigDecimal confidenceOrNull) {

    /** Copies the lists. */
    public TaskView {
        assignees = List.copyOf(assignees);
        blockers = List.copyOf(blockers);
    }

    /** Its target date. */
    public Optional<LocalDate> dueDate() {
        return Optional.ofNullable(dueDateOrNull);
    }

    /** Time spent, in minutes. */
    public Optional<Long> minutes() {
        return Optional.ofNullable(minutesOrNull);
    }

    /** How sure the agent is of its work, 0 to 1. */
    public Optional<BigDecimal> confidence() {
        return Optional.ofNullable(confidenceOrNull);
    }
}

package cloud.ewutelo.plane.telegram.board;

import cloud.ewutelo.plane.state.StateGroup;
import cloud.ewutelo.plane.workitem.Priority;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A work item on the board.
 *
 * @param id its UUID
 * @param projectId its project's
 * @param key such as {@code ONB-12}
 * @param name its title: text of others, not escaped
 * @param stateName its state's name
 * @param group its state's group
 * @param priority its priority
 * @param assignees ids of accounts
 * @param blocked whether its state or a label says that it cannot go on
 * @param dueDateOrNull its target date
 * @param createdAtOrNull when it was made
 * @param completedAtOrNull when it was completed
 * @param updatedAtOrNull when it was last changed
 */
public record BoardTask(
        String id,
        String projectId,
        String key,
        String name,
        String stateName,
        StateGroup group,
        Priority priority,
        List<String> assignees,
        boolean blocked,
        @Nullable LocalDate dueDateOrNull,
        @Nullable Instant createdAtOrNull,
        @Nullable Instant completedAtOrNull,
        @Nullable Instant updatedAtOrNull) {

    /** Copies the list. */
    public BoardTask {
        assignees = List.copyOf(assignees);
    }

    /** Whether somebody works on it. */
    public boolean isStarted() {
        return group.equals(StateGroup.STARTED);
    }

    /** Whether it is done. */
    public boolean isCompleted() {
        return group.equals(StateGroup.COMPLETED);
    }

    /** Whether it was given up. */
    public boolean isCancelled() {
        return group.equals(StateGroup.CANCELLED);
    }

    /** Whether it is still to be done. */
    public boolean isOpen() {
        return !isCompleted() && !isCancelled();
    }

    /** Its target date. */
    public Optional<LocalDate> dueDate() {
        return Optional.ofNullable(dueDateOrNull);
    }

    /** When it was completed. */
    public Optional<Instant> completedAt() {
        return Optional.ofNullable(completedAtOrNull);
    }

    /** When it was made. */
    public Optional<Instant> createdAt() {
        return Optional.ofNullable(createdAtOrNull);
    }
}

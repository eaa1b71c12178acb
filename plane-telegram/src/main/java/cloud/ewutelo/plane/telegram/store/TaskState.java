package cloud.ewutelo.plane.telegram.store;

import cloud.ewutelo.plane.state.StateGroup;
import cloud.ewutelo.plane.workitem.Priority;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A work item as it was seen last.
 *
 * @param id its id
 * @param projectId the project's id
 * @param sequence the number in its key
 * @param name its title
 * @param stateId the state's id
 * @param stateName the state's name; empty text if it is not known
 * @param group the state's group
 * @param priority its priority
 * @param assignees who works on it
 * @param blocked whether its state or a label says so
 * @param startDateOrNull when work should begin
 * @param dueOrNull when it is due
 * @param descriptionDigest tells one description from another
 * @param sortOrder where it is on the board
 * @param updatedAt when Plane saved it
 * @param startedAtOrNull since when it is in a started state
 * @param startedBefore how long it was in started states before
 * @param confidenceDigest the confidence that was told, as text; empty text for none
 */
public record TaskState(
        String id,
        String projectId,
        int sequence,
        String name,
        String stateId,
        String stateName,
        StateGroup group,
        Priority priority,
        List<Assignee> assignees,
        boolean blocked,
        @Nullable LocalDate startDateOrNull,
        @Nullable LocalDate dueOrNull,
        String descriptionDigest,
        double sortOrder,
        Instant updatedAt,
        @Nullable Instant startedAtOrNull,
        Duration startedBefore,
        String confidenceDigest) {

    /**
     * Somebody who works on it.
     *
     * @param id the user's id
     * @param name the display name; empty text if it is not known
     */
    public record Assignee(String id, String name) {}

    /** Copies the list. */
    public TaskState {
        assignees = List.copyOf(assignees);
    }

    /** When it is due. */
    public Optional<LocalDate> due() {
        return Optional.ofNullable(dueOrNull);
    }

    /** Since when it is in a started state. */
    public Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAtOrNull);
    }
}

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
 * @param metAtOrNull when Plane had saved it, if all that was known before was a webhook about a change of it
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
        String confidenceDigest,
        @Nullable Instant metAtOrNull) {

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

    /** The same with another title. */
    public TaskState withName(String newName) {
        return new TaskState(
                id,
                projectId,
                sequence,
                newName,
                stateId,
                stateName,
                group,
                priority,
                assignees,
                blocked,
                startDateOrNull,
                dueOrNull,
                descriptionDigest,
                sortOrder,
                updatedAt,
                startedAtOrNull,
                startedBefore,
                confidenceDigest,
                metAtOrNull);
    }

    /** The same in another state. */
    public TaskState withState(String id, String name, StateGroup group, boolean blocked) {
        return new TaskState(
                this.id,
                projectId,
                sequence,
                this.name,
                id,
                name,
                group,
                priority,
                assignees,
                blocked,
                startDateOrNull,
                dueOrNull,
                descriptionDigest,
                sortOrder,
                updatedAt,
                startedAtOrNull,
                startedBefore,
                confidenceDigest,
                metAtOrNull);
    }

    /** The same with another priority. */
    public TaskState withPriority(Priority newPriority) {
        return new TaskState(
                id,
                projectId,
                sequence,
                name,
                stateId,
                stateName,
                group,
                newPriority,
                assignees,
                blocked,
                startDateOrNull,
                dueOrNull,
                descriptionDigest,
                sortOrder,
                updatedAt,
                startedAtOrNull,
                startedBefore,
                confidenceDigest,
                metAtOrNull);
    }

    /** The same with others to work on it. */
    public TaskState withAssignees(List<Assignee> others) {
        return new TaskState(
                id,
                projectId,
                sequence,
                name,
                stateId,
                stateName,
                group,
                priority,
                others,
                blocked,
                startDateOrNull,
                dueOrNull,
                descriptionDigest,
                sortOrder,
                updatedAt,
                startedAtOrNull,
                startedBefore,
                confidenceDigest,
                metAtOrNull);
    }

    /** The same, due on another day. */
    public TaskState withDue(@Nullable LocalDate day) {
        return new TaskState(
                id,
                projectId,
                sequence,
                name,
                stateId,
                stateName,
                group,
                priority,
                assignees,
                blocked,
                startDateOrNull,
                day,
                descriptionDigest,
                sortOrder,
                updatedAt,
                startedAtOrNull,
                startedBefore,
                confidenceDigest,
                metAtOrNull);
    }

    /** The same with another description. */
    public TaskState withDescription(String digest) {
        return new TaskState(
                id,
                projectId,
                sequence,
                name,
                stateId,
                stateName,
                group,
                priority,
                assignees,
                blocked,
                startDateOrNull,
                dueOrNull,
                digest,
                sortOrder,
                updatedAt,
                startedAtOrNull,
                startedBefore,
                confidenceDigest,
                metAtOrNull);
    }

    /** The same at another place on the board. */
    public TaskState withSortOrder(double order) {
        return new TaskState(
                id,
                projectId,
                sequence,
                name,
                stateId,
                stateName,
                group,
                priority,
                assignees,
                blocked,
                startDateOrNull,
                dueOrNull,
                descriptionDigest,
                order,
                updatedAt,
                startedAtOrNull,
                startedBefore,
                confidenceDigest,
                metAtOrNull);
    }

    /** The same with another confidence. */
    public TaskState withConfidence(String confidence) {
        return new TaskState(
                id,
                projectId,
                sequence,
                name,
                stateId,
                stateName,
                group,
                priority,
                assignees,
                blocked,
                startDateOrNull,
                dueOrNull,
                descriptionDigest,
                sortOrder,
                updatedAt,
                startedAtOrNull,
                startedBefore,
                confidence,
                metAtOrNull);
    }

    /** The same, met by a webhook about a change. */
    public TaskState met() {
        return new TaskState(
                id,
                projectId,
                sequence,
                name,
                stateId,
                stateName,
                group,
                priority,
                assignees,
                blocked,
                startDateOrNull,
                dueOrNull,
                descriptionDigest,
                sortOrder,
                updatedAt,
                startedAtOrNull,
                startedBefore,
                confidenceDigest,
                updatedAt);
    }
}

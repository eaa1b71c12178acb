package cloud.ewutelo.plane.workitem;

import cloud.ewutelo.plane.label.Label;
import cloud.ewutelo.plane.model.Authored;
import cloud.ewutelo.plane.model.JsonValue;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.state.State;
import cloud.ewutelo.plane.user.User;
import cloud.ewutelo.plane.workitemtype.WorkItemType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A work item: a task, bug or any other unit of work. (Older versions of Plane call it an issue.)
 */
public interface WorkItem extends Authored {

    /**
     * The title.
     *
     * @return 1 to 255 characters
     */
    String name();

    /**
     * The number in the project, the second half of the key.
     *
     * @return 1 or more; 0 if the answer did not contain it
     */
    default int sequenceId() {
        return 0;
    }

    /**
     * The state.
     *
     * @return the state; absent only if the request left it out
     */
    default Ref<State> state() {
        return Ref.absent();
    }

    /**
     * How urgent it is.
     *
     * @return the priority
     */
    default Priority priority() {
        return Priority.NONE;
    }

    /**
     * Who works on it.
     *
     * @return the users, in no particular order
     */
    List<Ref<User>> assignees();

    /**
     * Its labels.
     *
     * @return the labels, in no particular order
     */
    List<Ref<Label>> labels();

    /**
     * The description, sanitised by Plane.
     *
     * @return HTML; {@code <p></p>} if there is none
     */
    Optional<String> descriptionHtml();

    /**
     * The day on which work should begin.
     *
     * @return the date, or empty
     */
    Optional<LocalDate> startDate();

    /**
     * The day on which it is due.
     *
     * @return the date, or empty
     */
    Optional<LocalDate> targetDate();

    /**
     * The work item of which this is a part.
     *
     * @return the parent, or empty
     */
    Optional<Ref<WorkItem>> parent();

    /**
     * The estimate as a bare number.
     *
     * @return 0 to 12, or empty
     */
    OptionalInt point();

    /**
     * The estimate as a point of the project's scale.
     *
     * @return the point, or empty
     */
    Optional<Ref<JsonValue>> estimatePoint();

    /**
     * The work item type, on commercial editions.
     *
     * @return its id, or empty
     */
    Optional<String> typeId();

    /**
     * The work item type again, on commercial editions.
     *
     * @return its id, or the type itself where it was expanded; empty on Community Edition
     */
    Optional<Ref<WorkItemType>> type();

    /**
     * The description as the editor's document (Yjs), which only Plane's editor writes.
     *
     * @return Base64, or empty
     */
    Optional<String> descriptionBinary();

    /**
     * The position on the board; lower comes first.
     *
     * @return a number without a unit
     */
    default double sortOrder() {
        return 0;
    }

    /**
     * Whether it is a draft, hidden from lists.
     *
     * @return true for a draft
     */
    default boolean isDraft() {
        return false;
    }

    /**
     * When it was last saved in a completed state. Plane renews it with every save, so it is not when the work was done.
     *
     * @return the instant, or empty outside completed states
     */
    Optional<Instant> completedAt();

    /**
     * When it was archived.
     *
     * @return the date, or empty
     */
    Optional<LocalDate> archivedAt();

    /**
     * The project.
     *
     * @return the project
     */
    default Ref<Project> project() {
        return Ref.absent();
    }

    /**
     * Builds one by hand, for tests.
     *
     * @return an empty builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link WorkItem} objects. */
    class Builder extends ImmutableWorkItem.Builder {
        Builder() {}
    }
}

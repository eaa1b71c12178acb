package cloud.ewutelo.plane.activity;

import cloud.ewutelo.plane.comment.Comment;
import cloud.ewutelo.plane.internal.json.WireName;
import cloud.ewutelo.plane.model.PlaneObject;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.user.User;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.util.Optional;

/**
 * One entry in the history of a work item.
 *
 * <p>Values are texts as the web application shows them: names of states, labels and people, not ids; the ids are in
 * {@link #oldIdentifier()} and {@link #newIdentifier()}. A name stays what it was when the entry was written.
 */
public interface Activity extends PlaneObject {

    /**
     * What kind of change it was.
     *
     * @return the verb
     */
    default ActivityVerb verb() {
        return ActivityVerb.UPDATED;
    }

    /**
     * What was changed.
     *
     * @return a field in the singular or plural as Plane has it, such as {@code "state"}, {@code "assignees"},
     *     {@code "link"} or {@code "blocked_by"}; empty for the creation of the work item
     */
    Optional<String> field();

    /**
     * The value before.
     *
     * @return a text for people; the empty text or empty where there was none
     */
    Optional<String> oldValue();

    /**
     * The value after.
     *
     * @return a text for people; the empty text or empty where there is none
     */
    Optional<String> newValue();

    /**
     * The object that was the value before, where it is one.
     *
     * @return the id of a state, label, user, cycle or work item, or empty
     */
    Optional<String> oldIdentifier();

    /**
     * The object that is the value after, where it is one.
     *
     * @return the id of a state, label, user, cycle or work item, or empty
     */
    Optional<String> newIdentifier();

    /**
     * Plane's own words for it.
     *
     * @return an English phrase without subject and value, such as {@code "updated the state to"}
     */
    default String comment() {
        return "";
    }

    /**
     * Who did it.
     *
     * @return the user, or empty
     */
    Optional<Ref<User>> actor();

    /**
     * The comment that it is about.
     *
     * @return the comment, or empty
     */
    @WireName("issue_comment")
    Optional<Ref<Comment>> aboutComment();

    /**
     * The work item.
     *
     * @return the work item
     */
    @WireName("issue")
    default Ref<WorkItem> workItem() {
        return Ref.absent();
    }

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

    /** Builds {@link Activity} objects. */
    class Builder extends ImmutableActivity.Builder {
        Builder() {}
    }
}

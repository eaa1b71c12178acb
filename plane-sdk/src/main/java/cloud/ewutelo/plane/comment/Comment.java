package cloud.ewutelo.plane.comment;

import cloud.ewutelo.plane.internal.json.WireName;
import cloud.ewutelo.plane.model.Authored;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.user.User;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.time.Instant;
import java.util.Optional;

/** A comment on a work item. */
public interface Comment extends Authored {

    /**
     * The text as HTML. Plane does not sanitise it: scripts that somebody sent come back. Show it by
     * {@link cloud.ewutelo.plane.html.PlaneHtml#safe} or {@link cloud.ewutelo.plane.html.PlaneHtml#toText}.
     *
     * @return HTML or plain text, as it was sent
     */
    @WireName("comment_html")
    default String html() {
        return "";
    }

    /**
     * Who may read it.
     *
     * @return the access
     */
    default CommentAccess access() {
        return CommentAccess.INTERNAL;
    }

    /**
     * Who wrote it.
     *
     * @return the author; a caller may have claimed another one
     */
    Optional<Ref<User>> actor();

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
     * When it was edited in the web application; edits through the API do not set it.
     *
     * @return the instant, or empty
     */
    Optional<Instant> editedAt();

    /**
     * Builds one by hand, for tests.
     *
     * @return an empty builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link Comment} objects. */
    class Builder extends ImmutableComment.Builder {
        Builder() {}
    }
}

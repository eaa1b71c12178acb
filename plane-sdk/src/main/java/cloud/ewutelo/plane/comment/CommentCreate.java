package cloud.ewutelo.plane.comment;

import cloud.ewutelo.plane.internal.Check;
import java.time.Instant;

/** A comment to be written. The text is required. */
public final class CommentCreate extends CommentFields<CommentCreate> {

    /** Starts with nothing set. */
    public CommentCreate() {}

    /**
     * Claims another time of writing, for imports. Plane does not check it.
     *
     * @param createdAt when it was written
     * @return this request
     */
    public CommentCreate createdAt(Instant createdAt) {
        return set("created_at", createdAt);
    }

    /**
     * Claims another author, for imports. Plane does not check it.
     *
     * @param member an id, e-mail address or display name of a member of the project
     * @return this request
     */
    public CommentCreate createdBy(String member) {
        return set("created_by", Check.text("created_by", member, 255));
    }

    @Override
    public void validate() {
        Check.required(properties(), "comment_html");
    }
}

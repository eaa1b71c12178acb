package cloud.ewutelo.plane.comment;

/** Changes to a comment; what is not touched stays as it is. */
public final class CommentUpdate extends CommentFields<CommentUpdate> {

    /** Starts with nothing touched. */
    public CommentUpdate() {}
}

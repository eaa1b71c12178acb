package cloud.ewutelo.plane.comment;

import cloud.ewutelo.plane.model.OpenEnum;

/** Who may read a comment. */
public final class CommentAccess extends OpenEnum {

    /** Members only. */
    public static final CommentAccess INTERNAL = new CommentAccess("INTERNAL");

    /** Also readers of a published board. */
    public static final CommentAccess EXTERNAL = new CommentAccess("EXTERNAL");

    private CommentAccess(String value) {
        super(value);
    }

    /**
     * A value by its wire name, known or not.
     *
     * @param value as Plane writes it
     * @return the value
     */
    public static CommentAccess of(String value) {
        return new CommentAccess(value);
    }
}

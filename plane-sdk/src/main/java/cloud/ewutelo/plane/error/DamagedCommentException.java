package cloud.ewutelo.plane.error;

/**
 * A comment in which the SDK keeps what this Plane has no place for was edited so that it cannot be read any more. The SDK does
 * not write to it until a person has repaired or deleted it, so that nothing is lost.
 */
public class DamagedCommentException extends PlaneException {

    private static final long serialVersionUID = 1L;

    /** The work item. */
    private final String workItemId;

    /** The comment. */
    private final String commentId;

    /** What is wrong with it. */
    private final String reason;

    /**
     * A damaged comment.
     *
     * @param title what the comment holds, as in {@code "Custom fields"}
     * @param workItemId the id of the work item
     * @param commentId the id of the comment
     * @param reason what is wrong with it, as in {@code "row 2 has no name"}; never the comment's text
     */
    public DamagedCommentException(String title, String workItemId, String commentId, String reason) {
        super(
                "The comment \"" + title + "\" of work item " + workItemId + " (comment " + commentId
                        + ") cannot be read: " + reason
                        + ". Nothing was written. Repair its table in Plane, or delete the comment to begin anew without its values.");
        this.workItemId = workItemId;
        this.commentId = commentId;
        this.reason = reason;
    }

    /**
     * The work item on which the comment is.
     *
     * @return its id
     */
    public String workItemId() {
        return workItemId;
    }

    /**
     * The damaged comment.
     *
     * @return its id
     */
    public String commentId() {
        return commentId;
    }

    /**
     * What is wrong with it.
     *
     * @return as in {@code "row 2 has no name"}
     */
    public String reason() {
        return reason;
    }
}

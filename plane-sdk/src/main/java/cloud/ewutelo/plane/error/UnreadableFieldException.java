package cloud.ewutelo.plane.error;

/**
 * A custom field holds what its definition does not take, usually because a person edited it. The other fields of the work item
 * can still be read, and setting the field anew repairs it.
 */
public class UnreadableFieldException extends PlaneException {

    private static final long serialVersionUID = 1L;

    /** The field. */
    private final String field;

    /** The work item. */
    private final String workItemId;

    /**
     * A field that cannot be read.
     *
     * @param field the name of the field
     * @param workItemId the id of the work item
     * @param reason what is wrong and what to do about it, two sentences; never the value
     */
    public UnreadableFieldException(String field, String workItemId, String reason) {
        super("The field " + field + " of work item " + workItemId + " cannot be read: " + reason
                + " Correct it in Plane, or set it anew.");
        this.field = field;
        this.workItemId = workItemId;
    }

    /**
     * The field.
     *
     * @return its name, such as {@code "cost_estimate"}
     */
    public String field() {
        return field;
    }

    /**
     * The work item.
     *
     * @return its id
     */
    public String workItemId() {
        return workItemId;
    }
}

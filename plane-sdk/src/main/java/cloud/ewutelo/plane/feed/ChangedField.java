package cloud.ewutelo.plane.feed;

/** A part of a work item that a feed can tell to have changed. */
public enum ChangedField {

    /** The title. */
    NAME,

    /** The description. */
    DESCRIPTION,

    /** The state. */
    STATE,

    /** The priority. */
    PRIORITY,

    /** Who works on it. */
    ASSIGNEES,

    /** The labels. */
    LABELS,

    /** The day on which work should begin. */
    START_DATE,

    /** The day on which it is due. */
    TARGET_DATE,

    /** The work item of which it is a part. */
    PARENT,

    /** The estimate, as a number or as a point of the project's scale. */
    ESTIMATE,

    /** The position on the board. */
    SORT_ORDER,

    /** Anything else that the SDK models: the external pair, the type, the number, the author, whether it is a draft. */
    OTHER
}

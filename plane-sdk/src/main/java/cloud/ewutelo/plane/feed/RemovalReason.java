package cloud.ewutelo.plane.feed;

/** Why a work item is no longer listed. */
public enum RemovalReason {

    /** Its history says that it was archived. */
    ARCHIVED,

    /**
     * It was deleted, alone or with its parent; or moved to another project, where it is new; or hidden in a way that leaves no
     * trace, by making it a draft or sending it to triage. Plane tells these apart to nobody. An archived work item, too, looks like this until Plane has written its
     * history, some seconds later.
     */
    DELETED_OR_HIDDEN,

    /** It was not asked for, because {@link FeedOptions#explainRemovals(boolean)} is off or too many vanished at once. */
    UNKNOWN
}

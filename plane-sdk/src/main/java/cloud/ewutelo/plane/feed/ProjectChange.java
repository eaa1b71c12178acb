package cloud.ewutelo.plane.feed;

/** What became of a whole project. */
public enum ProjectChange {

    /** It was archived: its work items are hidden, and not reported as removed. Noticed if it had any. */
    ARCHIVED,

    /** It was taken out of the archive; what changed in between is reported next. */
    RESTORED,

    /** It was deleted with all that is in it. Nothing follows. */
    DELETED
}

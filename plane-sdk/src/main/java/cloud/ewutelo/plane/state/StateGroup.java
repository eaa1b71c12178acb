package cloud.ewutelo.plane.state;

import cloud.ewutelo.plane.model.OpenEnum;

/** What a state means for progress. */
public final class StateGroup extends OpenEnum {

    /** Not planned yet. */
    public static final StateGroup BACKLOG = new StateGroup("backlog");

    /** Planned, not begun. */
    public static final StateGroup UNSTARTED = new StateGroup("unstarted");

    /** Being worked on. */
    public static final StateGroup STARTED = new StateGroup("started");

    /** Done. */
    public static final StateGroup COMPLETED = new StateGroup("completed");

    /** Will not be done. */
    public static final StateGroup CANCELLED = new StateGroup("cancelled");

    /** Waiting in intake; hidden from lists. */
    public static final StateGroup TRIAGE = new StateGroup("triage");

    private StateGroup(String value) {
        super(value);
    }

    /**
     * A value by its wire name, known or not.
     *
     * @param value as Plane writes it
     * @return the value
     */
    public static StateGroup of(String value) {
        return new StateGroup(value);
    }
}

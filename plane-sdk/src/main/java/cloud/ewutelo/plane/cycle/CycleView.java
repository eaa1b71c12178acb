package cloud.ewutelo.plane.cycle;

import cloud.ewutelo.plane.model.OpenEnum;

/** Which cycles to list. Plane lists all of them for a value that it does not know. */
public final class CycleView extends OpenEnum {

    /** All but archived ones. */
    public static final CycleView ALL = new CycleView("all");

    /** Those that have begun and not ended. */
    public static final CycleView CURRENT = new CycleView("current");

    /** Those that have not begun. */
    public static final CycleView UPCOMING = new CycleView("upcoming");

    /** Those that have ended. */
    public static final CycleView COMPLETED = new CycleView("completed");

    /** Those without dates. */
    public static final CycleView DRAFT = new CycleView("draft");

    /** Those that have not ended, drafts included. */
    public static final CycleView INCOMPLETE = new CycleView("incomplete");

    private CycleView(String value) {
        super(value);
    }

    /**
     * A value by its wire name, known or not.
     *
     * @param value as Plane takes it
     * @return the value
     */
    public static CycleView of(String value) {
        return new CycleView(value);
    }
}

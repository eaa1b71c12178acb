package cloud.ewutelo.plane.workitem;

import cloud.ewutelo.plane.model.OpenEnum;

/** How urgent a work item is. */
public final class Priority extends OpenEnum {

    /** Before everything else. */
    public static final Priority URGENT = new Priority("urgent");

    /** Soon. */
    public static final Priority HIGH = new Priority("high");

    /** In its turn. */
    public static final Priority MEDIUM = new Priority("medium");

    /** When there is time. */
    public static final Priority LOW = new Priority("low");

    /** Not judged yet. */
    public static final Priority NONE = new Priority("none");

    private Priority(String value) {
        super(value);
    }

    /**
     * A value by its wire name, known or not.
     *
     * @param value as Plane writes it
     * @return the value
     */
    public static Priority of(String value) {
        return new Priority(value);
    }
}

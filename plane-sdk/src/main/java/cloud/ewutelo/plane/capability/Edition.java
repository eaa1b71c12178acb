package cloud.ewutelo.plane.capability;

import cloud.ewutelo.plane.model.OpenEnum;

/** Which Plane it is. */
public final class Edition extends OpenEnum {

    /** The free edition, which everyone can host. */
    public static final Edition COMMUNITY = new Edition("PLANE_COMMUNITY");

    private Edition(String value) {
        super(value);
    }

    /**
     * An edition by its wire name, known or not.
     *
     * @param value as Plane writes it
     * @return the edition
     */
    public static Edition of(String value) {
        return new Edition(value);
    }
}

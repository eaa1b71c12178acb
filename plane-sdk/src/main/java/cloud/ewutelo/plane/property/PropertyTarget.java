package cloud.ewutelo.plane.property;

import cloud.ewutelo.plane.model.OpenEnum;

/** What a property of type {@link PropertyType#RELATION} points to. */
public final class PropertyTarget extends OpenEnum {

    /** Work items. */
    public static final PropertyTarget WORK_ITEM = new PropertyTarget("ISSUE");

    /** Users. */
    public static final PropertyTarget USER = new PropertyTarget("USER");

    /** Releases. */
    public static final PropertyTarget RELEASE = new PropertyTarget("RELEASE");

    private PropertyTarget(String value) {
        super(value);
    }

    /**
     * A value by its wire name, known or not.
     *
     * @param value as Plane writes it
     * @return the value
     */
    public static PropertyTarget of(String value) {
        return new PropertyTarget(value);
    }
}

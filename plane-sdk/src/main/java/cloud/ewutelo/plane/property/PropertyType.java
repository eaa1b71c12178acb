package cloud.ewutelo.plane.property;

import cloud.ewutelo.plane.model.OpenEnum;

/** What a custom property holds. */
public final class PropertyType extends OpenEnum {

    /** Text of one or more lines. */
    public static final PropertyType TEXT = new PropertyType("TEXT");

    /** A date, or a date and time. */
    public static final PropertyType DATETIME = new PropertyType("DATETIME");

    /** A number. */
    public static final PropertyType DECIMAL = new PropertyType("DECIMAL");

    /** Yes or no. */
    public static final PropertyType BOOLEAN = new PropertyType("BOOLEAN");

    /** One or several of the property's options. */
    public static final PropertyType OPTION = new PropertyType("OPTION");

    /** A work item, a user or a release. */
    public static final PropertyType RELATION = new PropertyType("RELATION");

    /** A web address. */
    public static final PropertyType URL = new PropertyType("URL");

    /** An e-mail address. */
    public static final PropertyType EMAIL = new PropertyType("EMAIL");

    /** A file. */
    public static final PropertyType FILE = new PropertyType("FILE");

    /** What Plane computes from other properties; it cannot be set. */
    public static final PropertyType FORMULA = new PropertyType("FORMULA");

    private PropertyType(String value) {
        super(value);
    }

    /**
     * A value by its wire name, known or not.
     *
     * @param value as Plane writes it
     * @return the value
     */
    public static PropertyType of(String value) {
        return new PropertyType(value);
    }
}

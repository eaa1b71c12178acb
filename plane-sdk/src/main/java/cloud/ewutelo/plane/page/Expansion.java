package cloud.ewutelo.plane.page;

import cloud.ewutelo.plane.model.OpenEnum;

/** A reference of cycles, modules and intake items that Plane can replace by the whole object. */
public final class Expansion extends OpenEnum {

    /** Who owns a cycle. */
    public static final Expansion OWNED_BY = new Expansion("owned_by");

    /** The project. */
    public static final Expansion PROJECT = new Expansion("project");

    /** The workspace. */
    public static final Expansion WORKSPACE = new Expansion("workspace");

    /** Who created it. */
    public static final Expansion CREATED_BY = new Expansion("created_by");

    /** Who changed it last. */
    public static final Expansion UPDATED_BY = new Expansion("updated_by");

    private Expansion(String value) {
        super(value);
    }

    /**
     * A value by its wire name, known or not. Plane expands neither lead nor members of a module.
     *
     * @param value as Plane writes it
     * @return the value
     */
    public static Expansion of(String value) {
        return new Expansion(value);
    }
}

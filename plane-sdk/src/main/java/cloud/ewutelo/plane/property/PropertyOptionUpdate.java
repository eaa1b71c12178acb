package cloud.ewutelo.plane.property;

/** Changes to an option; what is not touched stays as it is. */
public final class PropertyOptionUpdate extends PropertyOptionFields<PropertyOptionUpdate> {

    /** Starts with nothing touched. */
    public PropertyOptionUpdate() {}

    /**
     * Moves the option to the top level.
     *
     * @return this request
     */
    public PropertyOptionUpdate clearParent() {
        return set("parent", null);
    }
}

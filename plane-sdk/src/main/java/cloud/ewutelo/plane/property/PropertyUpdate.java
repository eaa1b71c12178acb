package cloud.ewutelo.plane.property;

/** Changes to a custom property; what is not touched stays as it is. */
public final class PropertyUpdate extends PropertyFields<PropertyUpdate> {

    /** Starts with nothing touched. */
    public PropertyUpdate() {}

    /**
     * Takes the description away.
     *
     * @return this request
     */
    public PropertyUpdate clearDescription() {
        return set("description", null);
    }
}

package cloud.ewutelo.plane.property;

import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.internal.Check;

/** A custom property to be created. Display name and type are required. */
public final class PropertyCreate extends PropertyFields<PropertyCreate> {

    /** Starts with nothing set. */
    public PropertyCreate() {}

    /**
     * Sets what it holds. Plane does not let it change afterwards. Text is shown on one line and dates as
     * {@code yyyy/MM/dd}, unless {@link #displayFormat} says otherwise.
     *
     * @param type the type; a {@link PropertyType#RELATION} needs a {@link #target} too
     * @return this request
     */
    public PropertyCreate type(PropertyType type) {
        if (!properties().containsKey("settings")) {
            if (type.equals(PropertyType.TEXT)) {
                displayFormat("single-line");
            } else if (type.equals(PropertyType.DATETIME)) {
                displayFormat("yyyy/MM/dd");
            }
        }
        return set("property_type", type.value());
    }

    /**
     * Sets what a {@link PropertyType#RELATION} points to.
     *
     * @param target the target
     * @return this request
     */
    public PropertyCreate target(PropertyTarget target) {
        return set("relation_type", target.value());
    }

    /**
     * Sets whether it takes several values.
     *
     * @param multi true for several
     * @return this request
     */
    public PropertyCreate multi(boolean multi) {
        return set("is_multi", multi);
    }

    @Override
    public void validate() {
        Check.required(properties(), "display_name");
        Check.required(properties(), "property_type");
        if (PropertyType.RELATION.value().equals(properties().get("property_type"))
                && properties().get("relation_type") == null) {
            throw new InvalidRequestException(
                    "relation_type", "is missing", "Set target(...): a RELATION needs to know what it points to.");
        }
    }
}

package cloud.ewutelo.plane.property;

import cloud.ewutelo.plane.internal.Check;

/** An option to be created. The name is required. */
public final class PropertyOptionCreate extends PropertyOptionFields<PropertyOptionCreate> {

    /** Starts with nothing set. */
    public PropertyOptionCreate() {}

    @Override
    public void validate() {
        Check.required(properties(), "name");
    }
}

package cloud.ewutelo.plane.module;

import cloud.ewutelo.plane.internal.Check;

/** A module to be created. The name is required. */
public final class ModuleCreate extends ModuleFields<ModuleCreate> {

    /** Starts with nothing set. */
    public ModuleCreate() {}

    @Override
    public void validate() {
        Check.required(properties(), "name");
        super.validate();
    }
}

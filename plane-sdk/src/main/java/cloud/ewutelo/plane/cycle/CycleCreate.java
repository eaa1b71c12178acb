package cloud.ewutelo.plane.cycle;

import cloud.ewutelo.plane.internal.Check;

/** A cycle to be created. The name is required; without dates the cycle is a draft. */
public final class CycleCreate extends CycleFields<CycleCreate> {

    /** Starts with nothing set. */
    public CycleCreate() {}

    @Override
    public void validate() {
        Check.required(properties(), "name");
        super.validate();
    }
}

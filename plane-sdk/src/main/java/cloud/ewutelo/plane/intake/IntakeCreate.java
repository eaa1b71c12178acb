package cloud.ewutelo.plane.intake;

import cloud.ewutelo.plane.internal.Check;

/** An intake item to be created. The name is required. */
public final class IntakeCreate extends IntakeFields<IntakeCreate> {

    /** Starts with nothing set. */
    public IntakeCreate() {}

    @Override
    public void validate() {
        Check.required(properties(), "name");
    }
}

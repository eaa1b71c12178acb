package cloud.ewutelo.plane.state;

import cloud.ewutelo.plane.internal.Check;

/** A state to be created. Name and colour are required. */
public final class StateCreate extends StateFields<StateCreate> {

    /** Starts with nothing set. */
    public StateCreate() {}

    @Override
    public void validate() {
        Check.required(properties(), "name");
        Check.required(properties(), "color");
    }
}

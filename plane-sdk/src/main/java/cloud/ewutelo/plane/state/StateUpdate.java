package cloud.ewutelo.plane.state;

/** Changes to a state; what is not touched stays as it is. */
public final class StateUpdate extends StateFields<StateUpdate> {

    /** Starts with nothing touched. */
    public StateUpdate() {}
}

package cloud.ewutelo.plane.bridge.agent;

/**
 * Who a front says is calling. Tools can be listed for it without a request to Plane; a call needs the {@link Caller}, for
 * which the agent's key is checked.
 */
public interface Identity {

    /** The agent that calls. */
    Agent agent();

    /**
     * The agent with its account and its client of Plane.
     *
     * @throws cloud.ewutelo.plane.bridge.tool.ToolException if it has no key, or the key is another's
     * @throws cloud.ewutelo.plane.error.PlaneException if Plane refuses the key or cannot be reached
     */
    Caller caller();

    /** One whose key has been checked. */
    static Identity of(Caller caller) {
        return new Identity() {
            @Override
            public Agent agent() {
                return caller.agent();
            }

            @Override
            public Caller caller() {
                return caller;
            }
        };
    }
}

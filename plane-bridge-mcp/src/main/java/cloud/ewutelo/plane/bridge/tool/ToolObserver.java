package cloud.ewutelo.plane.bridge.tool;

import cloud.ewutelo.plane.bridge.agent.Agent;
import java.time.Duration;

/** Is told of every call, for logs and metrics. It learns neither arguments nor answers. */
@FunctionalInterface
public interface ToolObserver {

    /** Is told and does nothing. */
    ToolObserver NONE = (agent, tool, outcome, took) -> {};

    /**
     * A call has ended.
     *
     * @param tool the tool's own name, or {@code unknown}
     * @param outcome {@code ok}, or the value of an {@link ErrorCode}
     */
    void called(Agent agent, String tool, String outcome, Duration took);
}

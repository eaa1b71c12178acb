package cloud.ewutelo.plane.bridge.task;

import cloud.ewutelo.plane.bridge.agent.Caller;
import cloud.ewutelo.plane.http.TimeSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** What is known of the workspace under each agent's key. */
final class Workplaces {

    private final StateNames names;
    private final TimeSource time;
    private final Map<String, Workplace> places = new ConcurrentHashMap<>();

    Workplaces(StateNames names, TimeSource time) {
        this.names = names;
        this.time = time;
    }

    /** The agent's; a new one after the agent got a new key. */
    Workplace of(Caller caller) {
        return Objects.requireNonNull(places.compute(
                caller.agent().id(),
                (id, known) -> known != null && known.workspace() == caller.workspace()
                        ? known
                        : new Workplace(caller.workspace(), names, time)));
    }
}

package cloud.ewutelo.plane.bridge.task;

import cloud.ewutelo.plane.bridge.tool.ErrorCode;
import cloud.ewutelo.plane.bridge.tool.ToolException;
import cloud.ewutelo.plane.state.State;
import cloud.ewutelo.plane.state.StateGroup;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The states of a project as agents see them. A state's group tells its status; a state that is named Blocked is blocked,
 * whatever its group. Names can be set for projects that call things otherwise.
 */
public final class ProjectStates {

    private final String project;
    private final List<State> states;
    private final StateNames names;

    /**
     * The states of a project.
     *
     * @param project how to call the project in messages
     */
    public ProjectStates(String project, List<State> states, StateNames names) {
        this.project = project;
        this.states = states.stream()
                .sorted(Comparator.comparingDouble(State::sequence))
                .toList();
        this.names = names;
    }

    /** The status that a state means. */
    public TaskStatus statusOf(State state) {
        return names.statusOf(state.name(), state.group());
    }

    /** The status of the state with this id; todo for one that is not known, such as intake's. */
    public TaskStatus statusOf(String stateId) {
        return states.stream()
                .filter(state -> state.id().equals(stateId))
                .findFirst()
                .map(this::statusOf)
                .orElse(TaskStatus.TODO);
    }

    boolean knows(String stateId) {
        return states.stream().anyMatch(state -> state.id().equals(stateId));
    }

    /** Whether there is a state for a status. */
    public boolean has(TaskStatus status) {
        return find(status).isPresent();
    }

    /**
     * The state into which a task goes.
     *
     * @throws ToolException if the project has none
     */
    public State stateFor(TaskStatus status) {
        return find(status)
                .orElseThrow(() -> new ToolException(
                        ErrorCode.UNSUPPORTED,
                        "Project " + project + " has no state for \"" + status.value() + "\".",
                        status == TaskStatus.BLOCKED
                                ? "Tell your human: add a state named Blocked to the project (group started), or run the provisioner."
                                : "Tell your human to add one, or to name the state in the bridge's settings."));
    }

    private Optional<State> find(TaskStatus status) {
        return named(status).or(() -> states.stream()
                .filter(state -> statusOf(state) == status)
                .min(Comparator.comparing(state -> state.group().equals(StateGroup.BACKLOG))));
    }

    private Optional<State> named(TaskStatus status) {
        return names.of(status).stream()
                .flatMap(name ->
                        states.stream().filter(state -> state.name().strip().equalsIgnoreCase(name)))
                .findFirst();
    }
}

package cloud.ewutelo.plane.bridge.task;

import cloud.ewutelo.plane.bridge.tool.ErrorCode;
import cloud.ewutelo.plane.bridge.tool.ToolException;
import cloud.ewutelo.plane.state.State;
import cloud.ewutelo.plane.state.StateGroup;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The states of a project as agents see them. A state's group tells its status; a state that is named Blocked is blocked,
 * whatever its group. Names can be set for projects that call things otherwise.
 */
public final class ProjectStates {

    /** What the states of a fresh project are called, and the one that the provisioner adds. */
    public static final Map<TaskStatus, List<String>> USUAL_NAMES = Map.of(
            TaskStatus.TODO, List.of("Todo", "To do"),
            TaskStatus.IN_PROGRESS, List.of("In Progress"),
            TaskStatus.BLOCKED, List.of("Blocked"),
            TaskStatus.DONE, List.of("Done"),
            TaskStatus.CANCELLED, List.of("Cancelled", "Canceled"));

    private final String project;
    private final List<State> states;
    private final Map<TaskStatus, List<String>> names;

    /**
     * The states of a project.
     *
     * @param project how to call the project in messages
     * @param names what the states of a status are called, in the order of preference
     */
    public ProjectStates(String project, List<State> states, Map<TaskStatus, List<String>> names) {
        this.project = project;
        this.states = states.stream()
                .sorted(Comparator.comparingDouble(State::sequence))
                .toList();
        this.names = Map.copyOf(names);
    }

    /** The status that a state means. */
    public TaskStatus statusOf(State state) {
        for (TaskStatus status : TaskStatus.values()) {
            if (names.getOrDefault(status, List.of()).stream()
                    .anyMatch(state.name().strip()::equalsIgnoreCase)) {
                return status;
            }
        }
        return statusOf(state.group());
    }

    /** The status that a group of states means. */
    static TaskStatus statusOf(StateGroup group) {
        if (group.equals(StateGroup.STARTED)) {
            return TaskStatus.IN_PROGRESS;
        }
        if (group.equals(StateGroup.COMPLETED)) {
            return TaskStatus.DONE;
        }
        return group.equals(StateGroup.CANCELLED) ? TaskStatus.CANCELLED : TaskStatus.TODO;
    }

    /** The status of the state with this id; todo for one that is not known, such as intake's. */
    public TaskStatus statusOf(String stateId) {
        return states.stream()
                .filter(state -> state.id().equals(stateId))
                .findFirst()
                .map(this::statusOf)
                .orElse(TaskStatus.TODO);
    }

    /**
     * The state into which a task goes.
     *
     * @throws ToolException if the project has none
     */
    public State stateFor(TaskStatus status) {
        return named(status)
                .or(() -> states.stream()
                        .filter(state -> statusOf(state) == status)
                        .min(Comparator.comparing(state -> state.group().equals(StateGroup.BACKLOG))))
                .orElseThrow(() -> new ToolException(
                        ErrorCode.UNSUPPORTED,
                        "Project " + project + " has no state for \"" + status.value() + "\".",
                        status == TaskStatus.BLOCKED
                                ? "Tell your human: add a state named Blocked to the project (group started), or run the provisioner."
                                : "Tell your human to add one, or to name the state in the bridge's settings."));
    }

    private Optional<State> named(TaskStatus status) {
        return names.getOrDefault(status, List.of()).stream()
                .flatMap(name ->
                        states.stream().filter(state -> state.name().strip().equalsIgnoreCase(name)))
                .findFirst();
    }
}

package cloud.ewutelo.plane.bridge.task;

import cloud.ewutelo.plane.bridge.setting.SettingException;
import cloud.ewutelo.plane.state.StateGroup;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the states of a status are called. A state with another name means what its group means. */
public final class StateNames {

    private static final String VARIABLE = "PLANE_STATE_NAMES";

    /** What the states of a fresh project are called, and the one for blocked work that is added to it. */
    public static final StateNames USUAL = new StateNames(Map.of(
            TaskStatus.TODO, List.of("Todo", "To do"),
            TaskStatus.IN_PROGRESS, List.of("In Progress"),
            TaskStatus.BLOCKED, List.of("Blocked"),
            TaskStatus.DONE, List.of("Done"),
            TaskStatus.CANCELLED, List.of("Cancelled", "Canceled")));

    private final Map<TaskStatus, List<String>> names;

    private StateNames(Map<TaskStatus, List<String>> names) {
        this.names = names.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
    }

    /**
     * The usual names, with others in front of them.
     *
     * @param settings as in {@code "blocked=On hold"} and {@code "done=Finished"}; a status can have several
     * @throws SettingException if one is not of this form
     */
    public static StateNames of(List<String> settings) {
        Map<TaskStatus, List<String>> names = new EnumMap<>(TaskStatus.class);
        for (String setting : settings) {
            String[] parts = setting.split("=", 2);
            TaskStatus status = TaskStatus.find(parts[0].strip())
                    .orElseThrow(() -> new SettingException(
                            VARIABLE, "begins with no status: \"" + setting + "\"", "Write blocked=On hold."));
            if (parts.length < 2 || parts[1].isBlank()) {
                throw new SettingException(VARIABLE, "names no state: \"" + setting + "\"", "Write blocked=On hold.");
            }
            names.computeIfAbsent(status, key -> new ArrayList<>()).add(parts[1].strip());
        }
        USUAL.names.forEach((status, usual) ->
                names.computeIfAbsent(status, key -> new ArrayList<>()).addAll(usual));
        return new StateNames(names);
    }

    /** The names of a status, in the order of preference. */
    List<String> of(TaskStatus status) {
        return names.getOrDefault(status, List.of());
    }

    /** The status that a state means. */
    TaskStatus statusOf(String name, StateGroup group) {
        for (TaskStatus status : TaskStatus.values()) {
            if (of(status).stream().anyMatch(name.strip()::equalsIgnoreCase)) {
                return status;
            }
        }
        if (group.equals(StateGroup.STARTED)) {
            return TaskStatus.IN_PROGRESS;
        }
        if (group.equals(StateGroup.COMPLETED)) {
            return TaskStatus.DONE;
        }
        return group.equals(StateGroup.CANCELLED) ? TaskStatus.CANCELLED : TaskStatus.TODO;
    }
}

package cloud.ewutelo.plane.telegram.board;

import cloud.ewutelo.plane.state.StateGroup;
import cloud.ewutelo.plane.telegram.event.ProjectName;
import cloud.ewutelo.plane.telegram.store.TaskState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lays over the board what was heard of work items since it was read. */
final class Overlay {

    private Overlay() {}

    static Board of(Board board, List<TaskState> latest) {
        Map<String, Map<String, TaskState>> heard = new LinkedHashMap<>();
        latest.forEach(state -> heard.computeIfAbsent(state.projectId(), id -> new LinkedHashMap<>())
                .put(state.id(), state));
        List<BoardProject> projects = new ArrayList<>();
        for (BoardProject project : board.projects()) {
            projects.add(of(project, heard.getOrDefault(project.name().id(), Map.of())));
        }
        return new Board(projects, board.members(), board.blockers(), board.asOf());
    }

    private static BoardProject of(BoardProject project, Map<String, TaskState> heard) {
        Map<String, TaskState> left = new LinkedHashMap<>(heard);
        List<BoardTask> tasks = new ArrayList<>();
        for (BoardTask task : project.tasks()) {
            TaskState state = left.remove(task.id());
            tasks.add(state == null || !isNewer(state, task) ? task : of(project.name(), state, task));
        }
        left.values().forEach(state -> tasks.add(of(project.name(), state, null)));
        return new BoardProject(project.name(), tasks);
    }

    private static boolean isNewer(TaskState state, BoardTask task) {
        return task.updatedAtOrNull() == null || state.updatedAt().isAfter(task.updatedAtOrNull());
    }

    private static BoardTask of(ProjectName project, TaskState state, @Nullable BoardTask task) {
        return new BoardTask(
                state.id(),
                state.projectId(),
                project.identifier() + "-" + state.sequence(),
                state.name(),
                state.stateName(),
                state.group(),
                state.priority(),
                state.assignees().stream().map(TaskState.Assignee::id).toList(),
                state.blocked(),
                state.dueOrNull(),
                task == null ? state.updatedAt() : task.createdAtOrNull(),
                completedAt(state, task),
                state.updatedAt());
    }

    private static @Nullable Instant completedAt(TaskState state, @Nullable BoardTask task) {
        if (!state.group().equals(StateGroup.COMPLETED)) {
            return null;
        }
        return task == null || task.completedAtOrNull() == null ? state.updatedAt() : task.completedAtOrNull();
    }
}

package cloud.ewutelo.plane.telegram.board;

import cloud.ewutelo.plane.telegram.event.ProjectName;
import java.util.List;
import java.util.function.Predicate;

/**
 * A project and its work items.
 *
 * @param name the project
 * @param tasks its work items, newest first
 */
public record BoardProject(ProjectName name, List<BoardTask> tasks) {

    /** Copies the work items. */
    public BoardProject {
        tasks = List.copyOf(tasks);
    }

    /** Its work items of a kind. */
    public List<BoardTask> tasks(Predicate<BoardTask> kind) {
        return tasks.stream().filter(kind).toList();
    }

    /** How many of its work items are of a kind. */
    public int count(Predicate<BoardTask> kind) {
        return (int) tasks.stream().filter(kind).count();
    }

    /** Whether something is left to do in it. */
    public boolean isActive() {
        return tasks.stream().anyMatch(BoardTask::isOpen);
    }
}

package cloud.ewutelo.plane.telegram.board;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stood in Plane at a moment.
 *
 * @param projects the projects that are not archived
 * @param members the accounts of the workspace
 * @param blockers keys of the open work items that block one, by its id, as far as they were asked for
 * @param asOf when the oldest part of it was read; the beginning of time if something was not read yet
 */
public record Board(
        List<BoardProject> projects, List<BoardMember> members, Map<String, List<String>> blockers, Instant asOf) {

    /** Nothing was read yet. */
    public static final Board EMPTY = new Board(List.of(), List.of(), Map.of(), Instant.MIN);

    /** Copies the lists. */
    public Board {
        projects = List.copyOf(projects);
        members = List.copyOf(members);
        blockers = Map.copyOf(blockers);
    }

    /** Only these projects, by identifier; all if none is named. */
    public Board of(List<String> identifiers) {
        if (identifiers.isEmpty()) {
            return this;
        }
        return new Board(
                projects.stream()
                        .filter(project -> identifiers.stream()
                                .anyMatch(name ->
                                        name.equalsIgnoreCase(project.name().identifier())))
                        .toList(),
                members,
                blockers,
                asOf);
    }

    /** Keys of the open work items that block one. */
    public List<String> blockers(BoardTask task) {
        return blockers.getOrDefault(task.id(), List.of());
    }

    /** The project with an id. */
    public Optional<BoardProject> project(String id) {
        return projects.stream()
                .filter(project -> project.name().id().equals(id))
                .findFirst();
    }

    /** All work items. */
    public List<BoardTask> tasks() {
        List<BoardTask> all = new ArrayList<>();
        projects.forEach(project -> all.addAll(project.tasks()));
        return all;
    }

    /** The work item with a key. */
    public Optional<BoardTask> byKey(String key) {
        return tasks().stream().filter(task -> task.key().equalsIgnoreCase(key)).findFirst();
    }

    /** The work item with an id. */
    public Optional<BoardTask> byId(String id) {
        return tasks().stream().filter(task -> task.id().equals(id)).findFirst();
    }

    /** What an account is called; a question mark if it is not known. */
    public String memberName(String id) {
        return members.stream()
                .filter(member -> member.id().equals(id))
                .map(BoardMember::name)
                .findFirst()
                .orElse("?");
    }

    /** Whether everything was read at least once. */
    public boolean isComplete() {
        return asOf.isAfter(Instant.MIN);
    }
}

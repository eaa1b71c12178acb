package cloud.ewutelo.plane.telegram.board;

import cloud.ewutelo.plane.WorkspaceClient;
import cloud.ewutelo.plane.label.Label;
import cloud.ewutelo.plane.relation.Dependency;
import cloud.ewutelo.plane.state.State;
import cloud.ewutelo.plane.state.StateGroup;
import cloud.ewutelo.plane.telegram.event.ProjectName;
import cloud.ewutelo.plane.user.User;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the board from Plane: one request for the projects, and a few for each of them. */
final class BoardReader {

    /** What states and labels are called that say so, in English and French. */
    private static final Pattern BLOCKED = Pattern.compile("(?iu).*(block|bloqu|on hold|en attente).*");

    private final WorkspaceClient workspace;
    private final Map<String, Map<String, State>> states = new HashMap<>();
    private final Map<String, Map<String, String>> labels = new HashMap<>();

    BoardReader(WorkspaceClient workspace) {
        this.workspace = workspace;
    }

    List<ProjectName> projects() {
        return workspace.projects().list().stream()
                .filter(project -> project.archivedAt().isEmpty())
                .map(project -> new ProjectName(project.id(), project.identifier(), project.name()))
                .toList();
    }

    List<BoardMember> members() {
        return workspace.members().list().stream().map(BoardReader::member).toList();
    }

    /** The work items of a project; states and labels are read again if one is not known. */
    List<BoardTask> tasks(ProjectName project) {
        List<WorkItem> items =
                workspace.project(project.id()).workItems().list().toList();
        if (!states.containsKey(project.id()) || items.stream().anyMatch(item -> !isKnown(project, item))) {
            states.put(
                    project.id(),
                    workspace.project(project.id()).states().list().stream()
                            .collect(Collectors.toMap(State::id, state -> state)));
            labels.put(
                    project.id(),
                    workspace.project(project.id()).labels().list().stream()
                            .collect(Collectors.toMap(Label::id, Label::name)));
        }
        List<BoardTask> tasks = new ArrayList<>();
        items.forEach(item -> tasks.add(task(project, item)));
        return tasks;
    }

    /** A work item as far as states and labels are known already. */
    BoardTask task(ProjectName project, WorkItem item) {
        State state = item.state().expanded().orElseGet(() -> states.getOrDefault(project.id(), Map.of())
                .get(id(item)));
        String stateName = state == null ? "?" : state.name();
        return new BoardTask(
                item.id(),
                project.id(),
                project.identifier() + "-" + item.sequenceId(),
                item.name(),
                stateName,
                state == null ? StateGroup.UNSTARTED : state.group(),
                item.priority(),
                item.assignees().stream().map(assignee -> assignee.id()).toList(),
                Stream.concat(Stream.of(stateName), labels(project, item))
                        .anyMatch(name -> BLOCKED.matcher(name).matches()),
                item.targetDate().orElse(null),
                item.createdAt().orElse(null),
                item.completedAt().orElse(null),
                item.updatedAt().orElse(null));
    }

    /** Keys of the open work items that block one. */
    List<String> blockers(BoardTask task) {
        return workspace.project(task.projectId()).dependencies().blockersOf(task.id()).stream()
                .filter(Dependency::isOpen)
                .map(Dependency::key)
                .toList();
    }

    private boolean isKnown(ProjectName project, WorkItem item) {
        return states.getOrDefault(project.id(), Map.of()).containsKey(id(item))
                && item.labels().stream().allMatch(label -> labels.getOrDefault(project.id(), Map.of())
                        .containsKey(label.id()));
    }

    private Stream<String> labels(ProjectName project, WorkItem item) {
        Map<String, String> known = labels.getOrDefault(project.id(), Map.of());
        return item.labels().stream()
                .map(label -> label.expanded().map(Label::name).orElseGet(() -> known.getOrDefault(label.id(), "")));
    }

    private static String id(WorkItem item) {
        return item.state().isPresent() ? item.state().id() : "";
    }

    private static BoardMember member(User user) {
        return new BoardMember(
                user.id(),
                user.displayName().isBlank() ? user.email().orElse(user.id()) : user.displayName(),
                user.email().orElse(""),
                (user.firstName() + " " + user.lastName()).strip());
    }
}

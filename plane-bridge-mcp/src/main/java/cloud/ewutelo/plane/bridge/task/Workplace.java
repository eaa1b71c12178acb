package cloud.ewutelo.plane.bridge.task;

import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.WorkspaceClient;
import cloud.ewutelo.plane.bridge.agent.Agent;
import cloud.ewutelo.plane.bridge.tool.ErrorCode;
import cloud.ewutelo.plane.bridge.tool.ToolException;
import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.error.PermissionDeniedException;
import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.user.User;
import cloud.ewutelo.plane.workitem.WorkItem;
import cloud.ewutelo.plane.workitem.WorkItemExpand;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The workspace as one agent's key sees it. What changes seldom is read once in five minutes: the projects, the states of each,
 * and the members.
 */
public final class Workplace {

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final WorkspaceClient workspace;
    private final StateNames names;
    private final TimeSource time;
    private final Kept<List<Project>> projects;
    private final Kept<List<User>> members;
    private final Map<String, Kept<ProjectStates>> states = new ConcurrentHashMap<>();

    /** A workspace under an agent's key. */
    public Workplace(WorkspaceClient workspace, StateNames names, TimeSource time) {
        this.workspace = workspace;
        this.names = names;
        this.time = time;
        this.projects = new Kept<>(
                () -> workspace.projects().list().stream()
                        .filter(project -> project.archivedAt().isEmpty())
                        .toList(),
                time);
        this.members = new Kept<>(() -> workspace.members().list(), time);
    }

    WorkspaceClient workspace() {
        return workspace;
    }

    StateNames names() {
        return names;
    }

    TimeSource time() {
        return time;
    }

    /** The projects of which the agent is a member. */
    List<Project> ownProjects() {
        return projects.get().stream().filter(Project::isMember).toList();
    }

    /** The same, read now: an agent may have been made a member a moment ago. */
    List<Project> ownProjectsNow() {
        return projects.fresh().stream().filter(Project::isMember).toList();
    }

    /** The project with this identifier, name or id. One that is not known yet is looked for once more. */
    Optional<Project> project(String reference) {
        boolean mayBeOutdated = projects.isKept();
        return match(projects.get(), reference)
                .or(() -> mayBeOutdated ? match(projects.fresh(), reference) : Optional.empty());
    }

    private static Optional<Project> match(List<Project> all, String reference) {
        String wanted = reference.strip();
        return all.stream()
                .filter(project -> project.identifier().equalsIgnoreCase(wanted)
                        || project.id().equals(wanted)
                        || project.name().strip().equalsIgnoreCase(wanted))
                .findFirst();
    }

    ProjectClient client(String projectId) {
        return workspace.project(projectId);
    }

    /** The states of a project. */
    ProjectStates states(String projectId, String identifier) {
        return states.computeIfAbsent(
                        projectId,
                        id -> new Kept<>(
                                () -> new ProjectStates(
                                        identifier, client(id).states().list().toList(), names),
                                time))
                .get();
    }

    ProjectStates states(Task task) {
        return states(task.projectId(), task.identifier());
    }

    /** The status that a state of a project means, read anew if the state is not among those that are known. */
    TaskStatus statusOf(String stateId, String projectId, String identifier) {
        if (!states(projectId, identifier).knows(stateId)) {
            states.remove(projectId);
        }
        return states(projectId, identifier).statusOf(stateId);
    }

    /** The states of a project, read anew if one for a status is missing among those that are known. */
    ProjectStates statesWith(TaskStatus status, String projectId, String identifier) {
        ProjectStates known = states(projectId, identifier);
        if (known.has(status)) {
            return known;
        }
        states.remove(projectId);
        return states(projectId, identifier);
    }

    /** The account of an agent, if the workspace has one. */
    Optional<User> accountOf(Agent agent) {
        boolean mayBeOutdated = members.isKept();
        return members.get().stream()
                .filter(agent::owns)
                .findFirst()
                .or(() -> mayBeOutdated
                        ? members.fresh().stream().filter(agent::owns).findFirst()
                        : Optional.empty());
    }

    /** What the members are called, for messages. */
    List<String> memberNames() {
        return members.get().stream()
                .map(User::displayName)
                .map(ForeignText::line)
                .filter(name -> !name.isEmpty())
                .sorted()
                .toList();
    }

    /** How to call somebody. */
    String nameOf(String userId) {
        return members.get().stream()
                .filter(user -> user.id().equals(userId))
                .map(User::displayName)
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse("somebody");
    }

    /**
     * The task that a key, an id or the address of its page names. A key costs one request; an id up to one for each project.
     *
     * @throws NotFoundException if there is none
     */
    public Task task(String reference) {
        String wanted = reference.strip();
        WorkItem item = ID.matcher(wanted).matches()
                ? byId(UUID.fromString(wanted).toString())
                : workspace.workItems().get(wanted, WorkItemExpand.STATE, WorkItemExpand.PROJECT);
        return task(item);
    }

    /** The task as it is now. */
    Task again(Task task) {
        return task(task.project().workItems().get(task.id(), WorkItemExpand.STATE, WorkItemExpand.PROJECT));
    }

    Task task(WorkItem item) {
        String projectId = item.project().id();
        Project project = item.project()
                .expanded()
                .or(() -> project(projectId))
                .orElseThrow(() -> new IllegalStateException("The project " + projectId + " is gone."));
        return new Task(client(projectId), projectId, project.identifier(), project.name(), item);
    }

    private WorkItem byId(String id) {
        Optional<NotFoundException> missing = Optional.empty();
        for (Project project : ownProjects()) {
            try {
                return client(project.id()).workItems().get(id, WorkItemExpand.STATE, WorkItemExpand.PROJECT);
            } catch (NotFoundException e) {
                missing = Optional.of(e);
            } catch (PermissionDeniedException e) {
                // It may be in another one.
            }
        }
        throw missing.map(RuntimeException.class::cast)
                .orElseGet(() -> new ToolException(
                        ErrorCode.NOT_FOUND,
                        "You are in no project that has a task with the id " + id + ".",
                        "Ask the Concierge to make you a member of the project."));
    }
}

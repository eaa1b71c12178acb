package cloud.ewutelo.plane.bridge.task;

import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.bridge.agent.Agent;
import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.error.PermissionDeniedException;
import cloud.ewutelo.plane.error.UnreadableFieldException;
import cloud.ewutelo.plane.field.AgentFields;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.relation.Dependency;
import cloud.ewutelo.plane.relation.Readiness;
import cloud.ewutelo.plane.user.User;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Tells whose work a work item is, and whether it can be begun. */
public final class AgentWork {

    private final Workplace place;
    private final FailedDependencies failedDependencies;

    /**
     * Looks at work under one key.
     *
     * @param conciergeId the agent who is told of failed dependencies
     */
    public AgentWork(Workplace place, String conciergeId) {
        this.place = place;
        this.failedDependencies = new FailedDependencies(conciergeId);
    }

    /**
     * A work item as agents see it.
     *
     * @param item as it was read
     * @param projectId the project's id
     * @param key as in {@code "ONB-12"}
     * @param title on one line, without what nobody sees
     * @param project the project's name, as the title
     * @param status how far it is
     * @param agent the id of the agent whose work it is; empty for other work
     * @param openBlockers the ids of what it waits for; known of an agent's work in todo only
     * @param isChangedByAgent whether the agent's own account made the last change
     * @param isCreatedByAgent whether the agent's own account created it
     */
    public record Work(
            WorkItem item,
            String projectId,
            String key,
            String title,
            String project,
            TaskStatus status,
            Optional<String> agent,
            List<String> openBlockers,
            boolean isChangedByAgent,
            boolean isCreatedByAgent) {

        public Work {
            openBlockers = List.copyOf(openBlockers);
        }

        /** Whether an agent can begin with it now. */
        public boolean canBegin() {
            return status == TaskStatus.TODO && agent.isPresent() && openBlockers.isEmpty();
        }

        /** Whether it will not be completed without help. */
        public boolean hasFailed() {
            return status == TaskStatus.BLOCKED || status == TaskStatus.CANCELLED;
        }
    }

    /**
     * Looks at a work item; empty where its project is gone. Costs one or two requests for an agent's work in todo, and none for
     * most other.
     *
     * @param item read without expansion
     * @param agents who counts as an agent where people assigned an account
     */
    public Optional<Work> look(String projectId, WorkItem item, Set<String> agents) {
        return place.project(projectId).map(project -> look(project, item, agents));
    }

    private Work look(Project project, WorkItem item, Set<String> agents) {
        String projectId = project.id();
        TaskStatus status = place.statusOf(item.state().id(), projectId, project.identifier());
        Optional<String> agent = status == TaskStatus.TODO ? agentOf(projectId, item, agents) : Optional.empty();
        List<String> blockers = new ArrayList<>();
        if (agent.isPresent()) {
            Readiness readiness = place.client(projectId).dependencies().readiness(item.id());
            readiness.openBlockers().forEach(blocker -> blockers.add(blocker.id()));
        }
        Optional<String> account =
                agent.filter(agents::contains).flatMap(this::accountOf).map(User::id);
        return new Work(
                item,
                projectId,
                project.identifier() + "-" + item.sequenceId(),
                ForeignText.line(item.name()),
                ForeignText.line(project.name()),
                status,
                agent,
                blockers,
                account.isPresent() && item.updatedBy().map(user -> user.id()).equals(account),
                account.isPresent() && item.createdBy().map(user -> user.id()).equals(account));
    }

    /** Reads a work item; empty where it is gone or not for this key. */
    public Optional<WorkItem> read(String projectId, String workItemId) {
        try {
            return Optional.of(place.client(projectId).workItems().get(workItemId));
        } catch (NotFoundException | PermissionDeniedException e) {
            return Optional.empty();
        }
    }

    /** What waits for a work item, each with its project where that is known. */
    public List<Dependency> dependentsOf(String projectId, String workItemId) {
        return place.client(projectId).dependencies().dependentsOf(workItemId);
    }

    /** The project of something that waits; empty where it is gone or not for this key. */
    public Optional<String> projectOf(Dependency dependent) {
        if (!dependent.projectId().isEmpty()) {
            return Optional.of(dependent.projectId());
        }
        try {
            return Optional.of(place.task(dependent.key()).projectId());
        } catch (NotFoundException | PermissionDeniedException e) {
            return Optional.empty();
        }
    }

    /**
     * Marks what waits for failed work.
     *
     * @return what was marked, and what could not be
     */
    public FailedDependencies.Outcome spreadFailure(Work failed) {
        return failedDependencies.spread(place, place.task(failed.key()));
    }

    private Optional<String> agentOf(String projectId, WorkItem item, Set<String> agents) {
        if (!item.labels().isEmpty()) {
            Optional<String> named = named(place.client(projectId), item);
            if (named.isPresent()) {
                return named.filter(agent -> !agent.isEmpty());
            }
        }
        return item.assignees().isEmpty()
                ? Optional.empty()
                : agents.stream()
                        .sorted()
                        .filter(agent -> accountOf(agent)
                                .filter(account -> item.assignees().stream()
                                        .anyMatch(user -> user.id().equals(account.id())))
                                .isPresent())
                        .findFirst();
    }

    private Optional<User> accountOf(String agent) {
        return place.accountOf(new Agent(agent, false));
    }

    /** The agent that the field names; nobody who is called so, where people gave it to several. */
    private static Optional<String> named(ProjectClient project, WorkItem item) {
        try {
            return project.fields()
                    .readAll(List.of(item), AgentFields.AGENT_ID)
                    .orThrow()
                    .get(0)
                    .get(AgentFields.AGENT_ID)
                    .map(agent -> agent.strip().toLowerCase(Locale.ROOT));
        } catch (UnreadableFieldException severalAgents) {
            return Optional.of("");
        }
    }
}

package cloud.ewutelo.plane.bridge.task;

import cloud.ewutelo.plane.bridge.agent.Agent;
import cloud.ewutelo.plane.bridge.tool.ToolException;
import cloud.ewutelo.plane.comment.Comment;
import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.error.PermissionDeniedException;
import cloud.ewutelo.plane.relation.Dependency;
import cloud.ewutelo.plane.user.User;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Marks what waits for a failed task. A task that is blocked or cancelled has failed: those that depend on it, directly or by
 * others, become blocked, each with a comment that names the reason and mentions the Concierge. To be called when a task has
 * failed; called again for the same failure it finishes what broke off, and leaves alone what somebody has opened again.
 */
public final class FailedDependencies {

    private final Agent concierge;

    /**
     * Marks what waits for failed tasks.
     *
     * @param conciergeId the agent who is told
     */
    public FailedDependencies(String conciergeId) {
        this.concierge = new Agent(conciergeId, true);
    }

    /**
     * What was marked.
     *
     * @param blocked the keys of tasks that are blocked now
     * @param unreachable those that the caller's key cannot change
     */
    public record Outcome(List<String> blocked, List<String> unreachable) {
        /** Nothing waited. */
        public static final Outcome NONE = new Outcome(List.of(), List.of());

        public Outcome {
            blocked = List.copyOf(blocked);
            unreachable = List.copyOf(unreachable);
        }
    }

    /**
     * Marks what waits for a task, if that has failed. Costs a few requests, and a few more for each task that waits.
     *
     * @param place the workspace under the key with which to write
     * @param task as it is now
     */
    public Outcome spread(Workplace place, Task task) {
        List<String> blocked = new ArrayList<>();
        List<String> unreachable = new ArrayList<>();
        Set<String> seen = new HashSet<>(Set.of(task.id()));
        Deque<Task> failed = new ArrayDeque<>(List.of(task));
        while (!failed.isEmpty()) {
            Task reason = failed.remove();
            TaskStatus status = place.states(reason).statusOf(reason.state());
            if (status != TaskStatus.BLOCKED && status != TaskStatus.CANCELLED) {
                continue;
            }
            List<Dependency> waiting = reason.project().dependencies().dependentsOf(reason.id());
            if (waiting.stream().allMatch(dependent -> seen.contains(dependent.id()))) {
                continue;
            }
            String occurrence = occurrence(reason, status);
            for (Dependency dependent : waiting) {
                if (seen.add(dependent.id())) {
                    try {
                        Task next = place.task(dependent.key());
                        if (block(place, next, reason, status, occurrence)) {
                            blocked.add(next.key());
                            failed.add(place.again(next));
                        }
                    } catch (NotFoundException | PermissionDeniedException | ToolException e) {
                        // Also where its project has no state for blocked work.
                        unreachable.add(dependent.key());
                    }
                }
            }
        }
        return new Outcome(blocked, unreachable);
    }

    /**
     * Which failure of a task this is, since it can be opened again and fail again: the one of its comment, or, where people
     * moved it by hand, the one of its last change.
     */
    private static String occurrence(Task reason, TaskStatus status) {
        return StatusComment.newest(BridgeComments.list(reason, BridgeComments.STATUS, BridgeComments.DEPENDENCY))
                .flatMap(Comment::externalId)
                .filter(id -> StatusComment.statusIn(id).equals(Optional.of(status)))
                .orElseGet(() -> reason.item().updatedAt().map(Object::toString).orElse(""));
    }

    /** Tells whether the task is blocked now because of this failure. */
    private boolean block(Workplace place, Task task, Task reason, TaskStatus status, String occurrence) {
        ProjectStates states = place.states(task);
        TaskStatus present = states.statusOf(task.state());
        if (!present.isOpen()) {
            return false;
        }
        String id = StatusComment.idFor(TaskStatus.BLOCKED, Digest.of(reason.id(), occurrence));
        boolean told = BridgeComments.list(task, BridgeComments.DEPENDENCY).stream()
                .anyMatch(comment -> comment.externalId().equals(Optional.of(task.id() + "/" + id)));
        if (told) {
            // Where it is open nevertheless, somebody has decided so.
            return present == TaskStatus.BLOCKED;
        }
        if (present != TaskStatus.BLOCKED) {
            String state = place.statesWith(TaskStatus.BLOCKED, task.projectId(), task.identifier())
                    .stateFor(TaskStatus.BLOCKED)
                    .id();
            task.project().workItems().update(task.id(), w -> w.state(state));
        }
        BridgeComments.write(
                task,
                BridgeComments.DEPENDENCY,
                id,
                "**Blocked**: it depends on " + BridgeComments.plain(reason.key()) + ", which is " + status.value()
                        + ". The Concierge decides how to go on: settle " + BridgeComments.plain(reason.key())
                        + ", or move this task back to todo.",
                place.accountOf(concierge).map(User::id));
        return true;
    }
}

package cloud.ewutelo.plane.bridge.task;

import cloud.ewutelo.plane.bridge.tool.PlaneFailures;
import cloud.ewutelo.plane.bridge.tool.ToolException;
import cloud.ewutelo.plane.error.AuthenticationException;
import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.error.PermissionDeniedException;
import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.error.UnsupportedByInstanceException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What happens when Plane refuses for good what a tool does on a task: the task is marked blocked and tells why, so that people
 * see it. Mistakes of the caller, and failures that pass, change nothing.
 */
final class PermanentFailures {

    private PermanentFailures() {}

    /**
     * Does the work of a tool on a task.
     *
     * @throws ToolException if Plane refuses for good
     */
    static <T> T guard(Workplace place, Task task, String tool, Supplier<T> work) {
        try {
            return work.get();
        } catch (PlaneException failure) {
            Optional<PlaneException> permanent = permanent(failure);
            if (permanent.isEmpty()) {
                throw failure;
            }
            ToolException explained = PlaneFailures.explain(permanent.get());
            throw new ToolException(
                    explained.code(),
                    explained.getMessage() + block(place, task, tool, permanent.get()),
                    explained.next(),
                    explained.retried(),
                    failure);
        }
    }

    private static Optional<PlaneException> permanent(PlaneException failure) {
        boolean isPermanent = failure instanceof AuthenticationException
                || failure instanceof PermissionDeniedException
                || failure instanceof NotFoundException
                || failure instanceof UnsupportedByInstanceException;
        if (isPermanent) {
            return Optional.of(failure);
        }
        return failure.getCause() instanceof PlaneException cause ? permanent(cause) : Optional.empty();
    }

    private static String block(Workplace place, Task task, String tool, PlaneException failure) {
        try {
            Task now = place.again(task);
            ProjectStates states = place.states(task);
            if (!states.statusOf(now.state()).isOpen()) {
                return "";
            }
            BridgeComments.write(
                    task,
                    BridgeComments.FAILURE,
                    Digest.of(tool, String.valueOf(failure.getMessage())),
                    "**Blocked by an error of Plane** in " + tool + ": "
                            + BridgeComments.plain(String.valueOf(failure.getMessage())),
                    Optional.empty());
            if (states.statusOf(now.state()) != TaskStatus.BLOCKED) {
                String blocked = states.stateFor(TaskStatus.BLOCKED).id();
                task.project().workItems().update(task.id(), w -> w.state(blocked));
            }
            return " " + task.key() + " was marked blocked, with this error as a comment.";
        } catch (PlaneException | ToolException e) {
            // What cannot be written there is in the answer all the same.
            return " " + task.key() + " could not be marked blocked.";
        }
    }
}

package cloud.ewutelo.plane.telegram.pipeline;

import cloud.ewutelo.plane.state.State;
import cloud.ewutelo.plane.state.StateGroup;
import cloud.ewutelo.plane.telegram.event.WebhookChanges;
import cloud.ewutelo.plane.telegram.store.TaskState;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Reads work items into what is compared and kept. */
final class TaskStates {

    private final Names names;

    TaskStates(Names names) {
        this.names = names;
    }

    /** A work item as it is now, after it was as before; before is null if it was not known. */
    TaskState read(String projectId, WorkItem item, @Nullable TaskState before) {
        Optional<State> state = names.state(projectId, item.state());
        String stateId = item.state().isPresent() ? item.state().id() : "";
        boolean sameState = before != null && before.stateId().equals(stateId);
        StateGroup guessed = before != null && sameState ? before.group() : guess(item);
        StateGroup group = state.map(State::group).orElse(guessed);
        Instant updatedAt = item.updatedAt().or(item::createdAt).orElse(Instant.EPOCH);
        boolean started = group.equals(StateGroup.STARTED);
        Instant startedAt = null;
        Duration startedBefore = Duration.ZERO;
        if (before != null) {
            boolean wasStarted = before.group().equals(StateGroup.STARTED);
            Instant since = before.startedAtOrNull();
            startedBefore = before.startedBefore();
            if (started) {
                startedAt = wasStarted ? since : updatedAt;
            } else if (wasStarted && since != null && since.isBefore(updatedAt)) {
                startedBefore = startedBefore.plus(Duration.between(since, updatedAt));
            }
        }
        return new TaskState(
                item.id(),
                projectId,
                item.sequenceId(),
                item.name(),
                stateId,
                state.map(State::name).orElse(before != null && sameState ? before.stateName() : ""),
                group,
                item.priority(),
                item.assignees().stream()
                        .map(assignee -> new TaskState.Assignee(
                                assignee.id(), names.user(assignee).name()))
                        .toList(),
                isBlocked(projectId, item, state, before),
                item.startDate().orElse(null),
                item.targetDate().orElse(null),
                digest(item.descriptionHtml().orElse("")),
                item.sortOrder(),
                updatedAt,
                startedAt,
                startedBefore,
                before == null ? "" : before.confidenceDigest(),
                before == null ? null : before.metAtOrNull());
    }

    private static StateGroup guess(WorkItem item) {
        return item.completedAt().isPresent() ? StateGroup.COMPLETED : StateGroup.UNSTARTED;
    }

    private boolean isBlocked(String projectId, WorkItem item, Optional<State> state, @Nullable TaskState before) {
        List<Optional<String>> labels = item.labels().stream()
                .map(label -> names.label(projectId, label))
                .toList();
        if (before != null && (state.isEmpty() || labels.stream().anyMatch(Optional::isEmpty))) {
            // Nobody knows, so nobody can tell that it has changed.
            return before.blocked();
        }
        return state.map(State::name).filter(WebhookChanges::isBlocked).isPresent()
                || labels.stream().flatMap(Optional::stream).anyMatch(WebhookChanges::isBlocked);
    }

    private static String digest(String text) {
        CRC32C sum = new CRC32C();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return text.length() + "-" + Long.toHexString(sum.getValue());
    }
}

package cloud.ewutelo.plane.telegram.pipeline;

import cloud.ewutelo.plane.model.JsonValue;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.state.State;
import cloud.ewutelo.plane.state.StateGroup;
import cloud.ewutelo.plane.telegram.event.WebhookChanges;
import cloud.ewutelo.plane.telegram.store.TaskState;
import cloud.ewutelo.plane.webhook.FieldChange;
import cloud.ewutelo.plane.workitem.Priority;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook tells about a change beyond the work item itself.
 *
 * @param created whether the work item is new
 * @param actor who did it
 * @param changes what was changed
 */
record Hearsay(boolean created, Person actor, List<FieldChange> changes) {

    /** Whether the webhook is about this property. */
    boolean changed(String field) {
        return changes.stream().anyMatch(change -> change.field().equals(field));
    }

    /** How a work item that was never seen was before the change. */
    TaskState before(TaskState after, Names names) {
        TaskState before = after;
        for (FieldChange change : changes) {
            before = before(before, change, names);
        }
        return before;
    }

    private static TaskState before(TaskState task, FieldChange change, Names names) {
        String old = text(change.oldValue());
        return switch (change.field()) {
            // The webhook of a later change came first if the state is not the one it was changed to.
            case "state" -> task.stateId().equals(text(change.newValue())) ? state(task, old, names) : task;
            case "priority" -> task.withPriority(old == null ? Priority.NONE : Priority.of(old));
            case "target_date" -> task.withDue(date(old));
            case "name" -> old == null ? task : task.withName(old);
            case "description_html" -> task.withDescription("?");
            case "sort_order" -> task.withSortOrder(Double.NaN);
            case "assignees" ->
                task.withAssignees(
                        change.oldValue().isArray()
                                ? change.oldValue().elements().stream()
                                        .map(id -> String.valueOf(text(id)))
                                        .map(id -> new TaskState.Assignee(
                                                id, names.user(Ref.of(id)).name()))
                                        .toList()
                                : List.of());
            default -> task;
        };
    }

    private static TaskState state(TaskState task, @Nullable String old, Names names) {
        Optional<State> state = old == null ? Optional.empty() : names.state(task.projectId(), Ref.of(old));
        return task.withState(
                old == null ? "" : old,
                state.map(State::name).orElse(""),
                state.map(State::group).orElse(StateGroup.UNSTARTED),
                state.map(State::name).map(WebhookChanges::isBlocked).orElse(false));
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable String text(JsonValue value) {
        return value.toPlain() instanceof String text ? text : null;
    }
}

package cloud.ewutelo.plane.telegram.pipeline;

import cloud.ewutelo.plane.state.StateGroup;
import cloud.ewutelo.plane.telegram.event.ChangeKind;
import cloud.ewutelo.plane.telegram.store.TaskState;
import cloud.ewutelo.plane.workitem.Priority;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds out what has happened to a work item. */
final class Differences {

    private Differences() {}

    static List<Difference> between(TaskState before, TaskState after) {
        List<Difference> found = new ArrayList<>();
        state(before, after, found);
        if (!before.priority().equals(after.priority())) {
            found.add(new Difference(
                    after.priority().equals(Priority.URGENT) ? ChangeKind.MADE_URGENT : ChangeKind.PRIORITY_CHANGED,
                    "priority",
                    before.priority().value(),
                    after.priority().value()));
        }
        if (!new HashSet<>(ids(before)).equals(new HashSet<>(ids(after)))) {
            found.add(new Difference(ChangeKind.ASSIGNED, "assignees", people(before), people(after)));
        }
        differ(found, ChangeKind.DUE_DATE_CHANGED, "target_date", before.dueOrNull(), after.dueOrNull());
        differ(found, ChangeKind.OTHER, "start_date", before.startDateOrNull(), after.startDateOrNull());
        differ(found, ChangeKind.NAME_CHANGED, "name", before.name(), after.name());
        if (!before.descriptionDigest().equals(after.descriptionDigest())) {
            found.add(new Difference(ChangeKind.DESCRIPTION_CHANGED, "description_html", null, null));
        }
        if (Double.compare(before.sortOrder(), after.sortOrder()) != 0) {
            found.add(new Difference(ChangeKind.ORDER_CHANGED, "sort_order", null, null));
        }
        return found;
    }

    private static void state(TaskState before, TaskState after, List<Difference> found) {
        boolean moved = !before.stateId().equals(after.stateId());
        boolean wasOpen = isOpen(before.group());
        boolean isOpen = isOpen(after.group());
        boolean newlyBlocked = isOpen && after.blocked() && !before.blocked();
        boolean unblocked = isOpen && before.blocked() && !after.blocked();
        if (moved) {
            ChangeKind kind;
            if (after.group().equals(StateGroup.COMPLETED) && !before.group().equals(StateGroup.COMPLETED)) {
                kind = ChangeKind.COMPLETED;
            } else if (after.group().equals(StateGroup.CANCELLED)
                    && !before.group().equals(StateGroup.CANCELLED)) {
                kind = ChangeKind.CANCELLED;
            } else if (isOpen && !wasOpen) {
                kind = ChangeKind.REOPENED;
            } else if (newlyBlocked) {
                kind = ChangeKind.BLOCKED;
            } else if (unblocked) {
                kind = ChangeKind.UNBLOCKED;
            } else if (after.group().equals(StateGroup.STARTED)
                    && !before.group().equals(StateGroup.STARTED)) {
                kind = ChangeKind.STARTED;
            } else {
                kind = ChangeKind.STATE_CHANGED;
            }
            found.add(new Difference(kind, "state", text(before.stateName()), text(after.stateName())));
            if (newlyBlocked && kind != ChangeKind.BLOCKED) {
                found.add(new Difference(ChangeKind.BLOCKED, "labels", null, null));
            }
        } else if (newlyBlocked || unblocked) {
            found.add(new Difference(newlyBlocked ? ChangeKind.BLOCKED : ChangeKind.UNBLOCKED, "labels", null, null));
        }
    }

    private static boolean isOpen(StateGroup group) {
        return !group.equals(StateGroup.COMPLETED) && !group.equals(StateGroup.CANCELLED);
    }

    private static void differ(
            List<Difference> found, ChangeKind kind, String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            found.add(new Difference(
                    kind, field, before == null ? null : before.toString(), after == null ? null : after.toString()));
        }
    }

    private static List<String> ids(TaskState state) {
        return state.assignees().stream().map(TaskState.Assignee::id).toList();
    }

    private static @Nullable String people(TaskState state) {
        return text(state.assignees().stream()
                .map(TaskState.Assignee::name)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(", ")));
    }

    private static @Nullable String text(String text) {
        return text.isEmpty() ? null : text;
    }
}

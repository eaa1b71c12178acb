package cloud.ewutelo.plane.internal.field;

import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.error.ValidationException;
import cloud.ewutelo.plane.error.WriteNotAppliedException;
import cloud.ewutelo.plane.internal.emulation.Consequence;
import cloud.ewutelo.plane.internal.emulation.OwnedRow;
import cloud.ewutelo.plane.internal.workitem.DefaultWorkItemService;
import cloud.ewutelo.plane.label.Label;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Brings the labels of a work item in line with the comment. Plane replaces the whole list of labels, and two programs that add
 * one each may undo each other: therefore the list is read right before it is written, looked at again afterwards, and written
 * again if a label fell back to what it was. A label that a person chose in between stays.
 */
final class LabelSync implements Consequence {

    private static final int MOST_ATTEMPTS = 20;

    private final DefaultWorkItemService workItems;
    private final FieldLabels labels;
    private final String workItemId;

    /** The fields that the caller sets: whatever labels they have, a person's too, are older than that. */
    private final Set<String> claimed;

    /** What a field's labels were before they were written, and may be replaced. */
    private final Map<String, Set<Set<String>>> outdated = new HashMap<>();

    private List<OwnedRow> seen = List.of();
    private boolean first = true;
    private boolean triedNewLabels;

    LabelSync(DefaultWorkItemService workItems, FieldLabels labels, String workItemId, Set<String> claimed) {
        this.workItems = workItems;
        this.labels = labels;
        this.workItemId = workItemId;
        this.claimed = claimed;
    }

    /** Whether the caller sets this field. */
    boolean claims(String field) {
        return claimed.contains(field);
    }

    /** Begins anew, because comment and labels are read again. */
    void restart() {
        outdated.clear();
        first = true;
    }

    /** Allows labels to be replaced that the new comment takes into account. */
    void mayReplace(String field, Set<String> values) {
        outdated.computeIfAbsent(field, key -> new HashSet<>()).add(values);
    }

    @Override
    public boolean isNeeded(List<OwnedRow> before, List<OwnedRow> after) {
        return !changed(before, after).isEmpty();
    }

    @Override
    public boolean apply(List<List<OwnedRow>> earlier, List<OwnedRow> after) {
        note(earlier, after);
        if (outdated.isEmpty()) {
            return false;
        }
        WorkItem item = workItems.get(workItemId);
        List<Label> present = labels.of(item);
        // Plane may go on showing labels that were deleted, and takes them no more.
        Set<String> wanted = present.stream().map(Label::id).collect(Collectors.toSet());
        boolean changed = false;
        for (Map.Entry<String, Set<Set<String>>> entry : outdated.entrySet()) {
            String field = entry.getKey();
            Set<String> now = FieldLabels.values(present, field);
            Set<String> value = written(after, field);
            boolean ours = entry.getValue().contains(now) || (first && claimed.contains(field));
            if (!now.equals(value) && ours) {
                entry.getValue().add(now);
                wanted = labels.replaced(present, wanted, field, value);
                changed = true;
            }
        }
        first = false;
        if (!changed) {
            return false;
        }
        write(List.copyOf(wanted));
        return true;
    }

    private void write(List<String> ids) {
        try {
            workItems.update(workItemId, w -> w.labels(ids));
        } catch (ValidationException | WriteNotAppliedException refused) {
            if (triedNewLabels) {
                throw refused;
            }
            // A label was deleted since its name was looked up: the next look makes a new one, or leaves it out.
            triedNewLabels = true;
            labels.forget();
        }
    }

    /** Gives the work item the labels of these rows, whatever it had for the claimed fields. */
    void complete(List<OwnedRow> rows) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            if (!apply(List.of(), rows)) {
                return;
            }
        }
        throw new PlaneException("The labels of work item " + workItemId
                + " were changed by others each time that they were written. Try again later.");
    }

    /** Fields whose label must be looked at: those that changed in the comment, since it began or since the last look. */
    private void note(List<List<OwnedRow>> earlier, List<OwnedRow> after) {
        List<List<OwnedRow>> before = first ? earlier : List.of(seen);
        for (List<OwnedRow> rows : before) {
            for (String field : changed(rows, after)) {
                mayReplace(field, written(rows, field));
            }
        }
        if (first) {
            claimed.forEach(field -> outdated.computeIfAbsent(field, key -> new HashSet<>()));
        }
        seen = after;
    }

    private static Set<String> changed(List<OwnedRow> before, List<OwnedRow> after) {
        return Stream.concat(before.stream(), after.stream())
                .map(OwnedRow::key)
                .filter(field -> !written(before, field).equals(written(after, field)))
                .collect(Collectors.toSet());
    }

    private static Set<String> written(List<OwnedRow> rows, String field) {
        Optional<FieldRow> row = FieldRow.find(rows, field);
        return IndexedValue.written(row.orElse(null));
    }
}

package cloud.ewutelo.plane.internal.field;

import cloud.ewutelo.plane.field.FieldDefinition;
import cloud.ewutelo.plane.field.FieldUpdate.Change;
import cloud.ewutelo.plane.field.FieldValues;
import cloud.ewutelo.plane.internal.client.ProjectScope;
import cloud.ewutelo.plane.internal.emulation.OwnedComments;
import cloud.ewutelo.plane.internal.emulation.OwnedRow;
import cloud.ewutelo.plane.internal.emulation.OwnedTable;
import cloud.ewutelo.plane.internal.workitem.DefaultWorkItemService;
import cloud.ewutelo.plane.internal.workitem.WorkItemScope;
import cloud.ewutelo.plane.label.Label;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Fields in a comment on the work item; indexed ones are labels too. A change counts from the moment at which the new comment
 * is there: the labels follow, and the comment from before is deleted when they are right.
 */
final class EmulatedFields implements FieldStore {

    private final ProjectScope scope;
    private final DefaultWorkItemService workItems;
    private final FieldLabels labels;
    private final MemberText texts;

    EmulatedFields(ProjectScope scope, DefaultWorkItemService workItems) {
        this.scope = scope;
        this.workItems = workItems;
        this.labels = new FieldLabels(scope);
        this.texts = new MemberText(scope);
    }

    @Override
    public void ensure(List<FieldDefinition<?>> fields) {
        labels.ensureChoices(fields);
    }

    @Override
    public FieldValues read(String workItemId, List<FieldDefinition<?>> fields) {
        boolean withLabels = fields.isEmpty() || fields.stream().anyMatch(FieldDefinition::isIndexed);
        OwnedTable.Content content = table(workItemId).read();
        List<Label> present = withLabels ? labelsOf(workItemId) : List.of();
        List<OwnedRow> rows = content.rows().stream()
                .map(FieldRow::of)
                // Without labels at hand, the comment alone answers.
                .map(row -> withLabels ? row : new FieldRow(row.name(), row.value(), row.type(), null))
                .map(FieldRow::row)
                .toList();
        return new EmulatedValues(workItemId, rows, content.earlier(), present, texts);
    }

    @Override
    public FieldValues readListed(WorkItem item, List<FieldDefinition<?>> fields) {
        if (FieldLabels.suffice(fields)) {
            return new EmulatedValues(item.id(), List.of(), List.of(), labels.of(item), texts);
        }
        OwnedTable.Content content = table(item.id()).read();
        EmulatedValues values =
                new EmulatedValues(item.id(), content.rows(), content.earlier(), labels.of(item), texts);
        // Either a person edited the labels, or the comment is newer than the listing.
        return values.isDivided()
                ? new EmulatedValues(item.id(), content.rows(), content.earlier(), labelsOf(item.id()), texts)
                : values;
    }

    @Override
    public void write(String workItemId, List<Change<?>> changes) {
        Map<String, Optional<FieldRow>> rows = new LinkedHashMap<>();
        for (Change<?> change : changes) {
            rows.put(change.field().name(), texts.forPeople(change).map(value -> FieldRow.of(change.field(), value)));
        }
        // A label that cannot be made is to fail before anything is written.
        rows.values().stream()
                .flatMap(Optional::stream)
                .filter(row -> row.labelled() != null)
                .forEach(row -> labels.ensure(row.name(), row.value()));
        OwnedTable.Change change = (present, earlier) -> with(rows, present);
        List<FieldDefinition<?>> indexed = FieldLabels.indexed(
                changes.stream().<FieldDefinition<?>>map(Change::field).toList());
        if (indexed.isEmpty()) {
            table(workItemId).update(change, sync(workItemId, List.of()));
            return;
        }
        // What people did to the labels goes into the comment first: then the change is one step from there.
        if (!adoptOr(change, workItemId, indexed)) {
            table(workItemId).update(change, sync(workItemId, indexed));
        }
    }

    @Override
    public void repair(String workItemId, List<FieldDefinition<?>> fields) {
        List<FieldDefinition<?>> indexed = FieldLabels.indexed(fields);
        LabelSync sync = sync(workItemId, List.of());
        table(workItemId).update((rows, earlier) -> agreed(workItemId, rows, earlier, indexed, sync), sync);
    }

    /** Whether a work item has fields in a comment, or as labels alone. */
    boolean isThere(WorkItem item, List<FieldDefinition<?>> fields) {
        List<Label> present = labels.of(item);
        boolean labelled = FieldLabels.indexed(fields).stream()
                .anyMatch(field -> !FieldLabels.values(present, field.name()).isEmpty());
        return labelled || table(item.id()).read().comments() > 0;
    }

    /** Deletes a work item's fields. */
    void delete(String workItemId) {
        table(workItemId).delete();
    }

    /** Makes the change if labels and comment agree; brings them together if they do not. Tells whether it made the change. */
    private boolean adoptOr(OwnedTable.Change change, String workItemId, List<FieldDefinition<?>> indexed) {
        AtomicBoolean agree = new AtomicBoolean();
        LabelSync sync = sync(workItemId, indexed);
        table(workItemId)
                .update(
                        (rows, earlier) -> {
                            List<OwnedRow> agreed = agreed(workItemId, rows, earlier, indexed, sync);
                            agree.set(agreed.equals(rows));
                            return agree.get() ? change.apply(rows, earlier) : agreed;
                        },
                        sync);
        return agree.get();
    }

    private OwnedTable table(String workItemId) {
        return new OwnedTable(
                new OwnedComments(new WorkItemScope(scope, workItems, workItemId), FieldRow.FORMAT.source()),
                FieldRow.FORMAT);
    }

    private List<Label> labelsOf(String workItemId) {
        return labels.of(workItems.get(workItemId));
    }

    private LabelSync sync(String workItemId, List<FieldDefinition<?>> claimed) {
        Set<String> names = claimed.stream().map(FieldDefinition::name).collect(Collectors.toSet());
        return new LabelSync(workItems, labels, workItemId, names);
    }

    /** The rows as the labels and the comment together mean them. */
    private List<OwnedRow> agreed(
            String workItemId,
            List<OwnedRow> rows,
            List<List<OwnedRow>> earlier,
            List<FieldDefinition<?>> indexed,
            LabelSync sync) {
        // Labels that were read before the comment could be older than it.
        List<Label> present = labelsOf(workItemId);
        sync.restart();
        Map<String, FieldDefinition<?>> definitions =
                indexed.stream().collect(Collectors.toMap(FieldDefinition::name, Function.identity()));
        List<OwnedRow> result = new ArrayList<>();
        for (OwnedRow row : rows) {
            FieldRow field = FieldRow.of(row);
            boolean known = definitions.remove(field.name()) != null;
            if (known || field.labelled() != null) {
                Set<String> values = FieldLabels.values(present, field.name());
                Optional<FieldRow> agreed = agreed(
                        field,
                        IndexedValue.of(field.name(), field, earlier, values),
                        known && sync.claims(field.name()));
                if (!agreed.equals(Optional.of(field))) {
                    sync.mayReplace(field.name(), values);
                }
                agreed.map(FieldRow::row).ifPresent(result::add);
            } else {
                result.add(row);
            }
        }
        // Fields that people set by a label alone.
        definitions.forEach((name, definition) -> {
            Set<String> values = FieldLabels.values(present, name);
            if (values.size() == 1) {
                result.add(FieldRow.of(definition, values.iterator().next()).row());
            }
        });
        return result;
    }

    private static Optional<FieldRow> agreed(FieldRow row, IndexedValue value, boolean claimed) {
        if (value.ambiguous()) {
            // Whoever sets the field decides; to others it stays as it is.
            return Optional.of(claimed ? new FieldRow(row.name(), row.value(), row.type(), null) : row);
        }
        if (!FieldLabels.isPossible(row.name(), value.value())) {
            return Optional.of(row);
        }
        return value.value().isBlank() ? Optional.empty() : Optional.of(row.with(value.value()));
    }

    private static List<OwnedRow> with(Map<String, Optional<FieldRow>> changes, List<OwnedRow> rows) {
        List<OwnedRow> result = new ArrayList<>();
        Map<String, Optional<FieldRow>> rest = new LinkedHashMap<>(changes);
        for (OwnedRow row : rows) {
            Optional<FieldRow> changed = rest.remove(row.key());
            if (changed == null) {
                result.add(row);
            } else {
                changed.map(FieldRow::row).ifPresent(result::add);
            }
        }
        rest.values().forEach(added -> added.map(FieldRow::row).ifPresent(result::add));
        return result;
    }
}

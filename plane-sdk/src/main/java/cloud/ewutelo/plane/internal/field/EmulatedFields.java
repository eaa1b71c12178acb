package cloud.ewutelo.plane.internal.field;

import cloud.ewutelo.plane.field.FieldDefinition;
import cloud.ewutelo.plane.field.FieldType;
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
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
        for (FieldDefinition<?> field : fields) {
            if (field.isIndexed()) {
                List<String> values = field.type() == FieldType.BOOLEAN ? List.of("true", "false") : field.options();
                values.forEach(value -> labels.ensure(field.name(), value));
            }
        }
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
        if (!fields.isEmpty() && fields.stream().allMatch(FieldDefinition::isIndexed)) {
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
            rows.put(
                    change.field().name(),
                    texts.forPeople(change).map(value -> FieldRow.of(change.field(), value)));
        }
        Set<String> indexed = changes.stream()
                .map(Change::field)
                .filter(FieldDefinition::isIndexed)
                .map(FieldDefinition::name)
                .collect(Collectors.toSet());
        rows.values().stream()
                .flatMap(Optional::stream)
                .filter(row -> row.labelled() != null)
                .forEach(row -> labels.ensure(row.name(), row.value()));
        update(workItemId, indexed, present -> with(rows, present));
    }

    @Override
    public void repair(String workItemId, List<FieldDefinition<?>> fields) {
        Set<String> indexed = fields.stream()
                .filter(FieldDefinition::isIndexed)
                .map(FieldDefinition::name)
                .collect(Collectors.toSet());
        OwnedTable table = table(workItemId);
        adopt(table, workItemId, indexed, null);
    }

    private OwnedTable table(String workItemId) {
        return new OwnedTable(
                new OwnedComments(new WorkItemScope(scope, workItems, workItemId), FieldRow.FORMAT.source()),
                FieldRow.FORMAT);
    }

    private List<Label> labelsOf(String workItemId) {
        return labels.of(workItems.get(workItemId));
    }

    /** Changes the comment. What people did to labels of the fields goes into it first, so that the change is one step. */
    private void update(String workItemId, Set<String> indexed, UnaryOperator<List<OwnedRow>> change) {
        OwnedTable table = table(workItemId);
        if (indexed.isEmpty()) {
            table.update(change, sync(workItemId, Set.of()));
        } else if (!adopt(table, workItemId, indexed, change)) {
            table.update(change, sync(workItemId, indexed));
        }
    }

    /**
     * Takes over what people did to labels and to the comment, each into the other.
     *
     * @param change what to do if there is nothing to take over; null for nothing
     * @return whether the change was made
     */
    private boolean adopt(
            OwnedTable table,
            String workItemId,
            Set<String> indexed,
            @Nullable UnaryOperator<List<OwnedRow>> change) {
        List<Label> present = labelsOf(workItemId);
        AtomicBoolean changed = new AtomicBoolean();
        table.update(
                rows -> {
                    EmulatedValues values = new EmulatedValues(workItemId, rows, List.of(), present, texts);
                    List<OwnedRow> agreed = agreed(values, indexed);
                    boolean agree = agreed.equals(rows);
                    changed.set(change != null && agree);
                    return change != null && agree ? change.apply(rows) : agreed;
                },
                sync(workItemId, change == null ? Set.of() : indexed));
        return changed.get();
    }

    private LabelSync sync(String workItemId, Set<String> claimed) {
        return new LabelSync(workItems, labels, workItemId, claimed);
    }

    /** The rows as the labels and the comment together mean them. */
    private List<OwnedRow> agreed(EmulatedValues values, Set<String> indexed) {
        return values.rows();
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

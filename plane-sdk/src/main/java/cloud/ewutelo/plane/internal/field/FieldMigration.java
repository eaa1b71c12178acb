package cloud.ewutelo.plane.internal.field;

import cloud.ewutelo.plane.bulk.BulkFailure;
import cloud.ewutelo.plane.bulk.BulkOptions;
import cloud.ewutelo.plane.bulk.BulkResult;
import cloud.ewutelo.plane.bulk.BulkSuccess;
import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.field.FieldDefinition;
import cloud.ewutelo.plane.field.FieldEntry;
import cloud.ewutelo.plane.field.FieldUpdate;
import cloud.ewutelo.plane.field.FieldUpdate.Change;
import cloud.ewutelo.plane.field.FieldValues;
import cloud.ewutelo.plane.internal.bulk.BulkRun;
import cloud.ewutelo.plane.internal.workitem.DefaultWorkItemService;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Moves values out of comments into properties, one work item after the other. */
final class FieldMigration {

    private final DefaultWorkItemService workItems;
    private final EmulatedFields emulated;
    private final NativeFields natively;
    private final List<FieldDefinition<?>> fields;

    FieldMigration(
            DefaultWorkItemService workItems,
            EmulatedFields emulated,
            NativeFields natively,
            List<FieldDefinition<?>> fields) {
        this.workItems = workItems;
        this.emulated = emulated;
        this.natively = natively;
        this.fields = fields;
    }

    BulkResult<FieldValues> run() {
        List<WorkItem> items = workItems.list().toList();
        BulkResult<Optional<FieldValues>> all = BulkRun.of(
                items.size(), index -> items.get(index).id(), index -> move(items.get(index)), BulkOptions.defaults());
        List<BulkSuccess<FieldValues>> moved = new ArrayList<>();
        for (BulkSuccess<Optional<FieldValues>> each : all.successes()) {
            each.value().ifPresent(values -> moved.add(new BulkSuccess<>(each.index(), values)));
        }
        List<BulkFailure> failures = all.failures();
        return new BulkResult<>(moved, failures);
    }

    /** Empty if the work item has neither a comment nor a label with values. */
    private Optional<FieldValues> move(WorkItem item) {
        String workItemId = item.id();
        if (!emulated.isThere(item, fields)) {
            return Optional.empty();
        }
        Map<String, FieldDefinition<?>> known =
                fields.stream().collect(Collectors.toMap(FieldDefinition::name, Function.identity()));
        FieldValues old = emulated.read(workItemId, List.of());
        List<String> strangers = old.entries().stream()
                .map(FieldEntry::name)
                .filter(name -> !known.containsKey(name))
                .toList();
        if (!strangers.isEmpty()) {
            throw new PlaneException("Work item " + workItemId + " has fields that were not given to migrate(...): "
                    + String.join(", ", strangers) + ". Nothing of it was moved.");
        }
        FieldValues present = natively.read(workItemId, fields);
        FieldUpdate update = new FieldUpdate();
        fields.forEach(field -> add(update, field, old, present));
        List<Change<?>> changes = update.changes();
        if (!changes.isEmpty()) {
            natively.write(workItemId, changes);
        }
        emulated.delete(workItemId);
        return Optional.of(natively.read(workItemId, fields));
    }

    private static <T> void add(FieldUpdate update, FieldDefinition<T> field, FieldValues old, FieldValues present) {
        Optional<T> value = old.get(field);
        Optional<T> now = present.get(field);
        if (value.isEmpty() || same(value.get(), now.orElse(null))) {
            return;
        }
        if (now.isPresent()) {
            throw new PlaneException("The field " + field.name() + " of work item " + old.workItemId()
                    + " has one value in its comment and another in its property. Nothing of it was moved. "
                    + "Clear the property, or the row in the comment.");
        }
        update.set(field, value.get());
    }

    private static boolean same(Object value, @Nullable Object other) {
        if (value instanceof BigDecimal number && other instanceof BigDecimal otherNumber) {
            return number.compareTo(otherNumber) == 0;
        }
        return value.equals(other);
    }
}

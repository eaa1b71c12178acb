package cloud.ewutelo.plane.internal.field;

import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.error.WriteNotAppliedException;
import cloud.ewutelo.plane.field.FieldDefinition;
import cloud.ewutelo.plane.field.FieldUpdate.Change;
import cloud.ewutelo.plane.field.FieldValues;
import cloud.ewutelo.plane.internal.client.ProjectScope;
import cloud.ewutelo.plane.internal.emulation.OwnedRow;
import cloud.ewutelo.plane.internal.property.DefaultPropertyValueService;
import cloud.ewutelo.plane.internal.workitem.DefaultWorkItemService;
import cloud.ewutelo.plane.internal.workitem.WorkItemScope;
import cloud.ewutelo.plane.property.PropertyValue;
import cloud.ewutelo.plane.property.PropertyValueService;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fields in custom properties of the work item's type; indexed ones are labels too, which follow the properties. */
final class NativeFields implements FieldStore {

    private final ProjectScope scope;
    private final DefaultWorkItemService workItems;
    private final NativeSchema schema;
    private final FieldLabels labels;
    private final MemberText texts;

    NativeFields(ProjectScope scope, DefaultWorkItemService workItems) {
        this.scope = scope;
        this.workItems = workItems;
        this.schema = new NativeSchema(scope);
        this.labels = new FieldLabels(scope);
        this.texts = new MemberText(scope);
    }

    @Override
    public void ensure(List<FieldDefinition<?>> fields) {
        String type = schema.defaultTypeId();
        fields.forEach(field -> schema.ensure(type, field));
        labels.ensureChoices(fields);
    }

    @Override
    public FieldValues read(String workItemId, List<FieldDefinition<?>> fields) {
        schema.requirePlan();
        return read(workItems.get(workItemId), fields);
    }

    @Override
    public FieldValues readListed(WorkItem item, List<FieldDefinition<?>> fields) {
        return FieldLabels.suffice(fields)
                ? new EmulatedValues(item.id(), List.of(), List.of(), labels.of(item), texts)
                : read(item, fields);
    }

    @Override
    public void write(String workItemId, List<Change<?>> changes) {
        schema.requirePlan();
        WorkItem item = workItems.get(workItemId);
        String type = item.typeId().orElseGet(schema::defaultTypeId);
        Map<String, Optional<String>> indexed = new LinkedHashMap<>();
        Map<Change<?>, Optional<String>> values = new LinkedHashMap<>();
        for (Change<?> change : changes) {
            // All that can fail without a request for it, or change nothing for people, comes before the first value.
            Optional<String> text = texts.forPrograms(change);
            values.put(change, text);
            if (text.isPresent()) {
                schema.ensure(type, change.field());
            }
            if (change.field().isIndexed()) {
                indexed.put(change.field().name(), text);
                text.ifPresent(value -> labels.ensure(change.field().name(), value));
            }
        }
        if (item.typeId().isEmpty()) {
            workItems.update(workItemId, w -> w.typeId(type));
        }
        values.forEach((change, text) -> write(workItemId, type, change, text));
        labelAs(workItemId, indexed);
    }

    @Override
    public void repair(String workItemId, List<FieldDefinition<?>> fields) {
        List<FieldDefinition<?>> indexed = FieldLabels.indexed(fields);
        if (!indexed.isEmpty()) {
            FieldValues values = read(workItemId, indexed);
            Map<String, Optional<String>> texts = new LinkedHashMap<>();
            indexed.forEach(field -> texts.put(field.name(), text(values, field)));
            labelAs(workItemId, texts);
        }
    }

    private static <T> Optional<String> text(FieldValues values, FieldDefinition<T> field) {
        return values.get(field).map(field::format);
    }

    private FieldValues read(WorkItem item, List<FieldDefinition<?>> fields) {
        Map<NativeProperty, PropertyValue> values = new LinkedHashMap<>();
        for (NativeProperty property :
                item.typeId().map(type -> properties(type, fields)).orElse(List.of())) {
            valuesOf(item.id()).get(property.id()).ifPresent(value -> values.put(property, value));
        }
        return new NativeValues(item.id(), values);
    }

    private List<NativeProperty> properties(String type, List<FieldDefinition<?>> fields) {
        return fields.isEmpty()
                ? schema.all(type)
                : fields.stream()
                        .flatMap(field -> schema.find(type, field.name()).stream())
                        .toList();
    }

    private <T> void write(String workItemId, String type, Change<T> change, Optional<String> text) {
        FieldDefinition<T> field = change.field();
        if (text.isEmpty()) {
            schema.find(type, field.name())
                    .ifPresent(property -> valuesOf(workItemId).clear(property.id()));
            return;
        }
        NativeProperty property = schema.ensure(type, field);
        try {
            set(workItemId, property, field, text.get());
        } catch (NotFoundException gone) {
            // Somebody deleted the property since its name was looked up.
            schema.forget(type);
            set(workItemId, schema.ensure(type, field), field, text.get());
        }
    }

    private <T> void set(String workItemId, NativeProperty property, FieldDefinition<T> field, String text) {
        PropertyValue sent = property.toValue(field, text);
        PropertyValue stored = valuesOf(workItemId).set(property.id(), sent);
        if (!sent.equals(stored)) {
            String shown = property.toText(stored);
            if (!shown.equals(property.toText(sent))) {
                throw new WriteNotAppliedException(
                        "Plane stored another value than was sent for the field " + field.name() + " of work item "
                                + workItemId + ". Fields before it are stored.",
                        List.of(field.name()),
                        workItemId);
            }
        }
    }

    /** Gives a work item the labels for values, and takes those for other values away. */
    private void labelAs(String workItemId, Map<String, Optional<String>> values) {
        List<OwnedRow> rows = new ArrayList<>();
        values.forEach(
                (field, value) -> value.ifPresent(text -> rows.add(new FieldRow(field, text, "text", text).row())));
        LabelSync sync = new LabelSync(workItems, labels, workItemId, values.keySet());
        sync.complete(rows);
    }

    private PropertyValueService valuesOf(String workItemId) {
        return new DefaultPropertyValueService(new WorkItemScope(scope, workItems, workItemId));
    }
}

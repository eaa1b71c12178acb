package cloud.ewutelo.plane.internal.field;

import cloud.ewutelo.plane.bulk.BulkOptions;
import cloud.ewutelo.plane.bulk.BulkResult;
import cloud.ewutelo.plane.capability.Feature;
import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.field.FieldDefinition;
import cloud.ewutelo.plane.field.FieldService;
import cloud.ewutelo.plane.field.FieldUpdate;
import cloud.ewutelo.plane.field.FieldValues;
import cloud.ewutelo.plane.internal.bulk.BulkRun;
import cloud.ewutelo.plane.internal.capability.PortableFeature;
import cloud.ewutelo.plane.internal.client.ProjectScope;
import cloud.ewutelo.plane.internal.page.FilteredListing;
import cloud.ewutelo.plane.internal.workitem.DefaultWorkItemService;
import cloud.ewutelo.plane.page.Listing;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Custom fields, in Plane's own place or in a comment. */
public final class DefaultFieldService implements FieldService {

    private final DefaultWorkItemService workItems;
    private final FieldLabels labels;
    private final PortableFeature feature;
    private final NativeFields natively;
    private final EmulatedFields emulated;

    public DefaultFieldService(ProjectScope scope, DefaultWorkItemService workItems) {
        this.workItems = workItems;
        this.labels = new FieldLabels(scope);
        this.feature = scope.workspace().portable(Feature.CUSTOM_FIELDS);
        this.natively = new NativeFields(scope, workItems);
        this.emulated = new EmulatedFields(scope, workItems);
    }

    @Override
    public void update(String workItem, FieldUpdate update) {
        List<FieldUpdate.Change<?>> changes = update.changes();
        if (!changes.isEmpty()) {
            String id = workItems.idOf(workItem);
            run(store -> store.write(id, changes));
        }
    }

    @Override
    public FieldValues read(String workItem, FieldDefinition<?>... fields) {
        String id = workItems.idOf(workItem);
        return call(store -> store.read(id, List.of(fields)));
    }

    @Override
    public BulkResult<FieldValues> readAll(
            Collection<WorkItem> items, BulkOptions options, FieldDefinition<?>... fields) {
        List<WorkItem> all = List.copyOf(items);
        List<FieldDefinition<?>> wanted = List.of(fields);
        return BulkRun.of(
                all.size(),
                index -> all.get(index).id(),
                index -> call(store -> store.readListed(all.get(index), wanted)),
                options);
    }

    @Override
    public <T> Listing<WorkItem> listWhere(FieldDefinition<T> field, T value) {
        if (!field.isIndexed()) {
            throw new InvalidRequestException(
                    field.name(),
                    "is not indexed",
                    "Declare it with indexed(), and set it once more where it is set; or read all with readAll(...).");
        }
        T checked = field.check(value);
        return new FilteredListing<>(workItems.list(), () -> {
            Set<String> wanted = labels.ids(field, checked);
            return item -> item.labels().stream().anyMatch(label -> wanted.contains(label.id()));
        });
    }

    @Override
    public void ensure(Collection<? extends FieldDefinition<?>> fields) {
        List<FieldDefinition<?>> all = List.copyOf(fields);
        Set<String> names = new HashSet<>();
        for (FieldDefinition<?> field : all) {
            if (!names.add(field.name())) {
                throw new InvalidRequestException(field.name(), "is given twice", "Give each field its own name.");
            }
        }
        run(store -> store.ensure(all));
    }

    @Override
    public void repair(String workItem, FieldDefinition<?>... fields) {
        String id = workItems.idOf(workItem);
        run(store -> store.repair(id, List.of(fields)));
    }

    @Override
    public BulkResult<FieldValues> migrate(FieldDefinition<?>... fields) {
        List<FieldDefinition<?>> all = List.of(fields);
        return feature.call(
                () -> {
                    natively.ensure(all);
                    return new FieldMigration(workItems, emulated, natively, all).run();
                },
                () -> new BulkResult<>(List.of(), List.of()));
    }

    private <T> T call(Function<FieldStore, T> work) {
        return feature.call(() -> work.apply(natively), () -> work.apply(emulated));
    }

    private void run(Consumer<FieldStore> work) {
        call(store -> {
            work.accept(store);
            return true;
        });
    }
}

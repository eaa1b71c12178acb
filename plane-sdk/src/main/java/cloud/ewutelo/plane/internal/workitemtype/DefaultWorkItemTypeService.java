package cloud.ewutelo.plane.internal.workitemtype;

import cloud.ewutelo.plane.error.WriteNotAppliedException;
import cloud.ewutelo.plane.internal.Check;
import cloud.ewutelo.plane.internal.client.NamedResource;
import cloud.ewutelo.plane.internal.client.ProjectScope;
import cloud.ewutelo.plane.internal.client.Routes;
import cloud.ewutelo.plane.internal.lookup.Directory;
import cloud.ewutelo.plane.internal.property.DefaultPropertyService;
import cloud.ewutelo.plane.model.JsonValue;
import cloud.ewutelo.plane.page.Listing;
import cloud.ewutelo.plane.property.PropertyService;
import cloud.ewutelo.plane.workitemtype.WorkItemType;
import cloud.ewutelo.plane.workitemtype.WorkItemTypeCreate;
import cloud.ewutelo.plane.workitemtype.WorkItemTypeService;
import cloud.ewutelo.plane.workitemtype.WorkItemTypeUpdate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Work item types over HTTP. */
public final class DefaultWorkItemTypeService implements WorkItemTypeService {

    private static final String FEATURE = "work_item_types";

    private final ProjectScope scope;
    private final WorkItemTypeApi api;
    private final Directory<WorkItemType> directory;
    private final NamedResource<WorkItemType> types;

    public DefaultWorkItemTypeService(ProjectScope scope) {
        this.scope = scope;
        this.api = scope.transport().api(WorkItemTypeApi.class);
        Routes<WorkItemType> routes = new Routes<>(
                query -> api.list(scope.slug(), scope.id(), query),
                id -> api.get(scope.slug(), scope.id(), id),
                body -> scope.transport().call(api.create(scope.slug(), scope.id(), body)),
                (id, body) -> scope.transport().call(api.update(scope.slug(), scope.id(), id, body)),
                id -> api.delete(scope.slug(), scope.id(), id));
        this.directory = new Directory<>(
                "work item type of project " + scope.reference(),
                () -> scope.pager()
                        .list(OptionalInt.empty(), routes.list(), WorkItemType::id)
                        .toList(),
                WorkItemType::id,
                type -> List.of(type.name()),
                scope.transport().options().time());
        this.types = new NamedResource<>(scope, "work item type", directory, WorkItemType::name, routes, body -> body);
    }

    @Override
    public void enable() {
        JsonValue features =
                scope.transport().call(api.updateFeatures(scope.slug(), scope.id(), Map.of(FEATURE, true)));
        if (Boolean.FALSE.equals(features.get(FEATURE).toPlain())) {
            throw new WriteNotAppliedException(
                    "Plane did not switch work item types on in project " + scope.reference()
                            + ". Switch them on in the settings of the project.",
                    List.of(FEATURE),
                    scope.id());
        }
    }

    @Override
    public Listing<WorkItemType> list() {
        return types.list();
    }

    @Override
    public WorkItemType get(String type) {
        return types.get(type);
    }

    @Override
    public WorkItemType create(WorkItemTypeCreate request) {
        return types.create(request);
    }

    @Override
    public WorkItemType createOrGet(Consumer<WorkItemTypeCreate> request) {
        WorkItemTypeCreate create = new WorkItemTypeCreate();
        request.accept(create);
        return types.getOrCreate(create);
    }

    @Override
    public WorkItemType update(String type, WorkItemTypeUpdate request) {
        return types.update(type, request);
    }

    @Override
    public void delete(String type) {
        types.delete(type);
    }

    @Override
    public PropertyService properties(String type) {
        String reference = Check.text("work item type", type, 255);
        return new DefaultPropertyService(scope, reference, () -> directory.idOf("work item type", reference));
    }
}

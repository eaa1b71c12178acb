package cloud.ewutelo.plane.internal.cycle;

import cloud.ewutelo.plane.cycle.Cycle;
import cloud.ewutelo.plane.cycle.CycleCreate;
import cloud.ewutelo.plane.cycle.CycleItem;
import cloud.ewutelo.plane.cycle.CycleService;
import cloud.ewutelo.plane.cycle.CycleUpdate;
import cloud.ewutelo.plane.cycle.CycleView;
import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.internal.client.ExternalPairs;
import cloud.ewutelo.plane.internal.client.ProjectScope;
import cloud.ewutelo.plane.internal.client.References;
import cloud.ewutelo.plane.internal.client.Routes;
import cloud.ewutelo.plane.internal.client.WorkItemGroup;
import cloud.ewutelo.plane.internal.http.Transport;
import cloud.ewutelo.plane.internal.workitem.DefaultWorkItemService;
import cloud.ewutelo.plane.model.ExternalId;
import cloud.ewutelo.plane.page.ListQuery;
import cloud.ewutelo.plane.page.Listing;
import cloud.ewutelo.plane.workitem.WorkItem;
import cloud.ewutelo.plane.workitem.WorkItemQuery;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Cycles over HTTP. */
public final class DefaultCycleService implements CycleService {

    private static final List<String> ALWAYS = List.of("id", "name");

    private final ProjectScope scope;
    private final Transport transport;
    private final CycleApi api;
    private final DefaultWorkItemService workItems;
    private final WorkItemGroup<Cycle, CycleItem> cycles;

    public DefaultCycleService(ProjectScope scope, DefaultWorkItemService workItems) {
        this.scope = scope;
        this.transport = scope.transport();
        this.api = transport.api(CycleApi.class);
        this.workItems = workItems;
        Routes<Cycle> usual = new Routes<>(
                query -> api.list(scope.slug(), scope.id(), query),
                id -> api.get(scope.slug(), scope.id(), id),
                this::post,
                (id, body) -> transport.call(api.update(scope.slug(), scope.id(), id, body)),
                id -> api.delete(scope.slug(), scope.id(), id));
        WorkItemGroup.GroupRoutes<Cycle, CycleItem> routes = new WorkItemGroup.GroupRoutes<>(
                query -> api.listArchived(scope.slug(), scope.id(), query),
                id -> api.archive(scope.slug(), scope.id(), id),
                id -> api.restore(scope.slug(), scope.id(), id),
                (id, query) -> api.items(scope.slug(), scope.id(), id, query),
                (id, body) -> api.addItems(scope.slug(), scope.id(), id, body),
                (id, workItem) -> api.removeItem(scope.slug(), scope.id(), id, workItem));
        this.cycles = new WorkItemGroup<>(
                scope, workItems, "cycle", Cycle::name, usual, routes, this::resolved, row -> row.workItem()
                        .id());
    }

    @Override
    public Listing<Cycle> list(CycleView view) {
        return list(view, query -> {});
    }

    @Override
    public Listing<Cycle> list(CycleView view, Consumer<ListQuery> query) {
        return scope.pager()
                .list(
                        query,
                        ALWAYS,
                        Map.of("cycle_view", view.value()),
                        page -> api.list(scope.slug(), scope.id(), page),
                        Cycle::id);
    }

    @Override
    public Cycle get(String cycle) {
        return cycles.named().get(cycle);
    }

    @Override
    public Cycle create(CycleCreate request) {
        return cycles.named().create(request);
    }

    @Override
    public Cycle createOrGet(ExternalId externalId, Consumer<CycleCreate> request) {
        CycleCreate create = new CycleCreate();
        request.accept(create);
        return cycles.createOrGet(create.externalId(externalId), cycle -> ExternalPairs.has(cycle, externalId));
    }

    @Override
    public Cycle update(String cycle, CycleUpdate request) {
        return cycles.named().update(cycle, request);
    }

    @Override
    public void delete(String cycle) {
        cycles.named().delete(cycle);
    }

    @Override
    public Listing<WorkItem> items(String cycle, Consumer<WorkItemQuery> query) {
        return cycles.items(cycle, query);
    }

    @Override
    public List<CycleItem> addItems(String cycle, Collection<String> added) {
        return cycles.addItems(cycle, added);
    }

    @Override
    public CycleItem getItem(String cycle, String workItem) {
        return transport.call(api.getItem(scope.slug(), scope.id(), cycles.idOf(cycle), workItems.idOf(workItem)));
    }

    @Override
    public void removeItem(String cycle, String workItem) {
        cycles.removeItem(cycle, workItem);
    }

    @Override
    public void transferItems(String from, String to) {
        // Looked up even if it is an id: Plane answers 500 for a cycle that it does not know.
        Cycle target = cycles.known("new_cycle_id", to);
        transport.run(api.transfer(scope.slug(), scope.id(), cycles.idOf(from), Map.of("new_cycle_id", target.id())));
    }

    @Override
    public Listing<Cycle> listArchived() {
        return cycles.listArchived();
    }

    @Override
    public void archive(String cycle) {
        String id = cycles.idOf(cycle);
        if (isDraft(id)) {
            throw new InvalidRequestException(
                    "cycle",
                    "has no dates: \"" + cycle + "\"",
                    "Only a cycle that has ended can be archived; delete a draft that is not needed.");
        }
        cycles.archive(id);
    }

    @Override
    public void restore(String cycle) {
        cycles.restore(cycle);
    }

    private boolean isDraft(String id) {
        try {
            return get(id).endsAt().isEmpty();
        } catch (NotFoundException e) {
            // It may be archived already, which Plane hides here and takes without complaint there.
            return false;
        }
    }

    private Cycle post(Map<String, @Nullable Object> body) {
        // Plane wants it in the body too, and does not look at its value.
        body.put("project_id", scope.id());
        return transport.call(api.create(scope.slug(), scope.id(), body));
    }

    private Map<String, @Nullable Object> resolved(Map<String, @Nullable Object> body) {
        References.replace(body, "owned_by", member -> scope.memberId("owned_by", member));
        return body;
    }
}

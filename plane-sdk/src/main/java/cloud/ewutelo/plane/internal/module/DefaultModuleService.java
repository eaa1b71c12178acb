package cloud.ewutelo.plane.internal.module;

import cloud.ewutelo.plane.error.WriteNotAppliedException;
import cloud.ewutelo.plane.internal.client.ExternalPairs;
import cloud.ewutelo.plane.internal.client.HiddenConflict;
import cloud.ewutelo.plane.internal.client.ProjectScope;
import cloud.ewutelo.plane.internal.client.References;
import cloud.ewutelo.plane.internal.client.Routes;
import cloud.ewutelo.plane.internal.client.TakenBack;
import cloud.ewutelo.plane.internal.client.WorkItemGroup;
import cloud.ewutelo.plane.internal.http.Transport;
import cloud.ewutelo.plane.internal.workitem.DefaultWorkItemService;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.module.ModuleCreate;
import cloud.ewutelo.plane.module.ModuleItem;
import cloud.ewutelo.plane.module.ModuleService;
import cloud.ewutelo.plane.module.ModuleUpdate;
import cloud.ewutelo.plane.module.ProjectModule;
import cloud.ewutelo.plane.page.ListQuery;
import cloud.ewutelo.plane.page.Listing;
import cloud.ewutelo.plane.workitem.WorkItem;
import cloud.ewutelo.plane.workitem.WorkItemQuery;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Modules over HTTP. */
public final class DefaultModuleService implements ModuleService {

    private static final HiddenConflict SAME_NAME = new HiddenConflict("Module with this name already exists");
    private static final String NO_MEMBERS =
            " cannot be members of the module: Plane drops everyone who is no member of the project";

    private static final List<String> ALWAYS = List.of("id", "name");

    private final ProjectScope scope;
    private final Transport transport;
    private final ModuleApi api;
    private final WorkItemGroup<ProjectModule, ModuleItem> modules;

    public DefaultModuleService(ProjectScope scope, DefaultWorkItemService workItems) {
        this.scope = scope;
        this.transport = scope.transport();
        this.api = transport.api(ModuleApi.class);
        Routes<ProjectModule> usual = new Routes<>(
                query -> api.list(scope.slug(), scope.id(), query),
                id -> api.get(scope.slug(), scope.id(), id),
                this::post,
                this::patch,
                id -> api.delete(scope.slug(), scope.id(), id));
        WorkItemGroup.GroupRoutes<ProjectModule, ModuleItem> routes = new WorkItemGroup.GroupRoutes<>(
                query -> api.listArchived(scope.slug(), scope.id(), query),
                id -> api.archive(scope.slug(), scope.id(), id),
                id -> api.restore(scope.slug(), scope.id(), id),
                (id, query) -> api.items(scope.slug(), scope.id(), id, query),
                (id, body) -> api.addItems(scope.slug(), scope.id(), id, body),
                (id, workItem) -> api.removeItem(scope.slug(), scope.id(), id, workItem));
        this.modules = new WorkItemGroup<>(
                scope, workItems, "module", ProjectModule::name, usual, routes, this::resolved, row -> row.workItem()
                        .id());
    }

    @Override
    public Listing<ProjectModule> list() {
        return modules.named().list();
    }

    @Override
    public Listing<ProjectModule> list(Consumer<ListQuery> query) {
        return scope.pager()
                .list(query, ALWAYS, Map.of(), page -> api.list(scope.slug(), scope.id(), page), ProjectModule::id);
    }

    @Override
    public ProjectModule get(String module) {
        return modules.named().get(module);
    }

    @Override
    public ProjectModule create(ModuleCreate request) {
        return modules.named().create(request);
    }

    @Override
    public ProjectModule createOrGet(Consumer<ModuleCreate> request) {
        ModuleCreate create = new ModuleCreate();
        request.accept(create);
        return modules.createOrGet(
                create,
                module -> module.name().equals(create.properties().get("name"))
                        || ExternalPairs.has(module, create.properties()));
    }

    @Override
    public ProjectModule update(String module, ModuleUpdate request) {
        return modules.named().update(module, request);
    }

    @Override
    public void delete(String module) {
        modules.named().delete(module);
    }

    @Override
    public Listing<WorkItem> items(String module, Consumer<WorkItemQuery> query) {
        return modules.items(module, query);
    }

    @Override
    public List<ModuleItem> addItems(String module, Collection<String> added) {
        return modules.addItems(module, added);
    }

    @Override
    public void removeItem(String module, String workItem) {
        modules.removeItem(module, workItem);
    }

    @Override
    public Listing<ProjectModule> listArchived() {
        return modules.listArchived();
    }

    @Override
    public void archive(String module) {
        modules.archive(module);
    }

    @Override
    public void restore(String module) {
        modules.restore(module);
    }

    private ProjectModule post(Map<String, @Nullable Object> body) {
        ProjectModule created =
                SAME_NAME.reveal(() -> transport.call(api.create(scope.slug(), scope.id(), body)), () -> modules.find(
                                module -> module.name().equals(body.get("name")))
                        .map(ProjectModule::id));
        List<String> dropped = dropped(body, created);
        if (!dropped.isEmpty()) {
            throw TakenBack.after(
                    "module",
                    created.id(),
                    "\"" + created.name() + "\", with the id " + created.id(),
                    names(dropped) + NO_MEMBERS + ".",
                    List.of("members"),
                    () -> transport.run(api.delete(scope.slug(), scope.id(), created.id())));
        }
        return created;
    }

    private ProjectModule patch(String id, Map<String, @Nullable Object> body) {
        SAME_NAME.reveal(
                () -> {
                    transport.run(api.update(scope.slug(), scope.id(), id, body));
                    return true;
                },
                Optional::empty);
        ProjectModule updated = transport.call(api.get(scope.slug(), scope.id(), id));
        List<String> dropped = dropped(body, updated);
        if (!dropped.isEmpty()) {
            throw new WriteNotAppliedException(
                    "The module was updated, but not as asked: " + names(dropped) + NO_MEMBERS
                            + ". The other changes are stored.",
                    List.of("members"),
                    id);
        }
        return updated;
    }

    private static List<String> dropped(Map<String, @Nullable Object> sent, ProjectModule stored) {
        if (!(sent.get("members") instanceof Collection<?> wanted)) {
            return List.of();
        }
        Set<String> present = stored.members().stream().map(Ref::id).collect(Collectors.toSet());
        return wanted.stream()
                .map(String::valueOf)
                .filter(id -> !present.contains(id))
                .toList();
    }

    private String names(List<String> users) {
        return users.stream().map(scope::displayName).collect(Collectors.joining(", "));
    }

    private Map<String, @Nullable Object> resolved(Map<String, @Nullable Object> body) {
        References.replace(body, "lead", member -> scope.memberId("lead", member));
        References.replaceEach(body, "members", member -> scope.memberId("members", member));
        return body;
    }
}

package cloud.ewutelo.plane.internal.module;

import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.error.WriteNotAppliedException;
import cloud.ewutelo.plane.internal.client.HiddenConflict;
import cloud.ewutelo.plane.internal.client.ProjectScope;
import cloud.ewutelo.plane.internal.client.References;
import cloud.ewutelo.plane.internal.client.Routes;
import cloud.ewutelo.plane.internal.client.WorkItemGroup;
import cloud.ewutelo.plane.internal.http.Transport;
import cloud.ewutelo.plane.internal.workitem.DefaultWorkItemService;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.module.ModuleCreate;
import cloud.ewutelo.plane.module.ModuleItem;
import cloud.ewutelo.plane.module.ModuleService;
import cloud.ewutelo.plane.module.ModuleUpdate;
import cloud.ewutelo.plane.module.ProjectModule;
import cloud.ewutelo.plane.page.Listing;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        return modules.createOrGet(create, module -> isSame(create.properties(), module));
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
    public Listing<WorkItem> items(String module) {
        return modules.items(module);
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
                                module -> Objects.equals(module.name(), body.get("name")))
                        .map(ProjectModule::id));
        List<String> dropped = dropped(body, created);
        if (!dropped.isEmpty()) {
            throw undo(created, dropped);
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

    /** A creation that was not stored as asked is taken back, so that repeating it meets no namesake. */
    private WriteNotAppliedException undo(ProjectModule created, List<String> dropped) {
        String reason = names(dropped) + NO_MEMBERS;
        try {
            transport.run(api.delete(scope.slug(), scope.id(), created.id()));
            return new WriteNotAppliedException(
                    "The module was not created: " + reason + ". What Plane had stored was deleted again.",
                    List.of("members"),
                    null);
        } catch (PlaneException e) {
            WriteNotAppliedException failure = new WriteNotAppliedException(
                    "The module was created, but not as asked: " + reason
                            + ". Deleting it failed: it is still there, with the id " + created.id() + ".",
                    List.of("members"),
                    created.id());
            failure.addSuppressed(e);
            return failure;
        }
    }

    private String names(List<String> users) {
        return users.stream().map(scope::displayName).collect(Collectors.joining(", "));
    }

    private static boolean isSame(Map<String, @Nullable Object> wanted, ProjectModule module) {
        Object source = wanted.get("external_source");
        return Objects.equals(module.name(), wanted.get("name"))
                || (source != null
                        && source.equals(module.externalSource().orElse(null))
                        && Objects.equals(
                                wanted.get("external_id"), module.externalId().orElse(null)));
    }

    private Map<String, @Nullable Object> resolved(Map<String, @Nullable Object> body) {
        References.replace(body, "lead", member -> scope.memberId("lead", member));
        References.replaceEach(body, "members", member -> scope.memberId("members", member));
        return body;
    }
}

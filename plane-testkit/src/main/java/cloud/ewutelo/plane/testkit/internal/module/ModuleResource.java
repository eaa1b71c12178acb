package cloud.ewutelo.plane.testkit.internal.module;

import cloud.ewutelo.plane.testkit.internal.core.ExternalPair;
import cloud.ewutelo.plane.testkit.internal.core.ItemIds;
import cloud.ewutelo.plane.testkit.internal.core.Memberships;
import cloud.ewutelo.plane.testkit.internal.core.Ordering;
import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.core.References;
import cloud.ewutelo.plane.testkit.internal.core.StateCounts;
import cloud.ewutelo.plane.testkit.internal.http.ApiException;
import cloud.ewutelo.plane.testkit.internal.http.Call;
import cloud.ewutelo.plane.testkit.internal.http.Response;
import cloud.ewutelo.plane.testkit.internal.http.View;
import cloud.ewutelo.plane.testkit.internal.json.JsonArray;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.rest.Field;
import cloud.ewutelo.plane.testkit.internal.rest.Serializer;
import cloud.ewutelo.plane.testkit.internal.rest.Shape;
import cloud.ewutelo.plane.testkit.internal.store.Database;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import cloud.ewutelo.plane.testkit.internal.store.Table;
import cloud.ewutelo.plane.testkit.internal.workitem.ActivityLog;
import cloud.ewutelo.plane.testkit.internal.workitem.WorkItems;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code modules/} of a project, their archive and the work items in them. */
public final class ModuleResource {
    private static final double SORT_ORDER_STEP = 10000;
    private static final String DUPLICATE_NAME = "Module with this name already exists";

    private final Plane plane;
    private final Database database;
    private final WorkItems workItems;
    private final ActivityLog log;
    private final Serializer written;
    private final Serializer read;
    private final Serializer link;

    private ModuleResource(Plane plane, WorkItems workItems, ActivityLog log) {
        this.plane = plane;
        this.database = plane.database();
        this.workItems = workItems;
        this.log = log;
        this.written = columns(new Serializer().show("id"));
        this.read = columns(new Serializer().show("id").with(new StateCounts(database, this::items).fieldsOfModules()));
        this.link = new Serializer()
                .show("id")
                .with(Field.computed("sub_issues_count", (row, viewer) -> (long) database.workItems
                        .whereOf(row.text("project"), item -> item.has("parent", row.get("issue")))
                        .size()))
                .show(
                        "created_at",
                        "updated_at",
                        "deleted_at",
                        "created_by",
                        "updated_by",
                        "project",
                        "workspace",
                        "module",
                        "issue");
    }

    /** Adds the routes. */
    public static void route(Plane plane, WorkItems workItems, ActivityLog log) {
        ModuleResource resource = new ModuleResource(plane, workItems, log);
        String project = "/api/v1/workspaces/{slug:text}/projects/{project}/";
        plane.router()
                .add(
                        project + "modules/",
                        View.api(plane.permissions()::projectEntity)
                                .get(resource::list)
                                .post(resource::create));
        plane.router()
                .add(
                        project + "modules/{module}/",
                        View.api(plane.permissions()::projectEntity)
                                .get(resource::get)
                                .patch(resource::update)
                                .delete(resource::delete));
        plane.router()
                .add(
                        project + "modules/{module}/archive/",
                        View.api(plane.permissions()::projectEntity).post(resource::archive));
        plane.router()
                .add(
                        project + "archived-modules/",
                        View.api(plane.permissions()::projectEntity).get(resource::listArchived));
        plane.router()
                .add(
                        project + "archived-modules/{module}/unarchive/",
                        View.api(plane.permissions()::projectEntity).delete(resource::restore));
        plane.router()
                .add(
                        project + "modules/{module}/module-issues/",
                        View.api(plane.permissions()::projectEntity)
                                .get(resource::listItems)
                                .post(resource::addItems));
        plane.router()
                .add(
                        project + "modules/{module}/module-issues/{item}/",
                        View.api(plane.permissions()::projectEntity).delete(resource::removeItem));
    }

    private Serializer columns(Serializer serializer) {
        return plane.references()
                .expandable(serializer
                        .show("created_at", "updated_at", "deleted_at")
                        .with(
                                Field.text("name", 255).required(),
                                Field.text("description").blank(),
                                Field.readOnly("description_text"),
                                Field.readOnly("description_html"),
                                Field.date("start_date").nullable(),
                                Field.date("target_date").nullable(),
                                Field.choice(
                                                "status",
                                                "backlog",
                                                "planned",
                                                "in-progress",
                                                "paused",
                                                "completed",
                                                "cancelled")
                                        .startsAs("planned"),
                                Field.json("view_props").startsAs(new JsonObject()),
                                Field.readOnly("sort_order"),
                                Field.text("external_source", 255).nullable().blank(),
                                Field.text("external_id", 255).nullable().blank(),
                                Field.readOnly("archived_at"),
                                Field.json("logo_props").startsAs(new JsonObject()))
                        .show("created_by", "updated_by", "project", "workspace")
                        .with(
                                Field.reference("lead", database.users),
                                Field.references("members", database.users).startsAs(new JsonArray())));
    }

    private List<Row> items(Row module) {
        List<Row> items = new ArrayList<>();
        for (Row row : database.moduleItems.of(module.id())) {
            Row item = database.workItems.find(row.text("issue"));
            if (item != null && workItems.isListed(item)) {
                items.add(item);
            }
        }
        items.sort((a, b) -> a.instant("created_at").compareTo(b.instant("created_at")));
        return items;
    }

    private Row module(Call call) {
        Row module = database.modules.findOf(call.path("project"), call.path("module"));
        if (module == null) {
            throw ApiException.notFound();
        }
        return module;
    }

    private static boolean isArchived(Row module) {
        return module.get("archived_at") != null;
    }

    private JsonObject show(Row module, Call call) {
        JsonObject shown = read.render(module, call.user(), Shape.asked(call));
        // Whatever is asked for, the members are there.
        if (!shown.containsKey("members")) {
            shown.put("members", module.get("members"));
        }
        return shown;
    }

    private Response list(Call call) {
        return plane.paginator()
                .page(
                        call,
                        () -> Table.newestFirst(
                                database.modules.whereOf(call.path("project"), row -> !isArchived(row))),
                        row -> show(row, call));
    }

    private Response listArchived(Call call) {
        return plane.paginator()
                .page(
                        call,
                        () -> Table.newestFirst(
                                database.modules.whereOf(call.path("project"), ModuleResource::isArchived)),
                        row -> show(row, call));
    }

    private Response get(Call call) {
        Row module = module(call);
        if (isArchived(module)) {
            throw ApiException.notFound();
        }
        return Response.ok(show(module, call));
    }

    private Response create(Call call) {
        Row project = plane.permissions().currentProject(call);
        JsonObject sent = call.object();
        JsonObject values = check(project, written.validate(sent));
        if (!project.flag("module_view")) {
            throw ApiException.nonField("Modules are not enabled for this project");
        }
        ExternalPair.refuseTaken(database.modules.of(project.id()), values, "Module");
        Row twin = sameName(project, values, null);
        if (twin != null) {
            throw ApiException.of(
                    400,
                    new JsonObject()
                            .with("id", twin.id())
                            .with("code", "MODULE_NAME_ALREADY_EXISTS")
                            .with("error", DUPLICATE_NAME)
                            .with("message", DUPLICATE_NAME));
        }
        JsonObject all = written.initial(values);
        all.put("description_text", null);
        all.put("description_html", null);
        all.put("sort_order", nextSortOrder(project));
        all.put("archived_at", null);
        all.put("project", project.id());
        all.put("workspace", project.get("workspace"));
        Row module = database.create(database.modules, call.userId(), all);
        plane.events().created("module", module, sent, call.user());
        return Response.created(written.render(module, call.user()));
    }

    private JsonObject check(Row project, JsonObject values) {
        if (values.get("start_date") instanceof LocalDate start
                && values.get("target_date") instanceof LocalDate target
                && start.isAfter(target)) {
            throw ApiException.nonField("Start date cannot exceed target date");
        }
        JsonArray members = values.array("members");
        if (members != null) {
            List<Row> inProject = Table.newestFirst(database.projectMembers.whereOf(
                    project.id(), member -> member.flag("is_active") && members.contains(member.text("member"))));
            values.put("members", JsonArray.collect(inProject.stream().map(member -> member.text("member"))));
        }
        return values;
    }

    private @Nullable Row sameName(Row project, JsonObject values, @Nullable Row except) {
        String name = values.text("name");
        return name == null
                ? null
                : database.modules.firstOf(project.id(), row -> row != except && row.has("name", name));
    }

    private double nextSortOrder(Row project) {
        double smallest = Double.NaN;
        for (Row module : database.modules.of(project.id())) {
            if (!(module.number("sort_order") >= smallest)) {
                smallest = module.number("sort_order");
            }
        }
        return Double.isNaN(smallest) ? 65535.0 : smallest - SORT_ORDER_STEP;
    }

    private Response update(Call call) {
        Row project = plane.permissions().currentProject(call);
        Row module = module(call);
        if (isArchived(module)) {
            throw ApiException.error(400, "Archived module cannot be edited");
        }
        JsonObject sent = call.object();
        JsonObject values = check(project, written.validatePartial(sent));
        ExternalPair.refuseTaken(database.modules.of(project.id()), values, "Module", module);
        if (sameName(project, values, module) != null) {
            throw ApiException.error(400, DUPLICATE_NAME);
        }
        JsonArray members = values.array("members");
        if (members != null) {
            // New members are shown behind the old ones, which the server only marks as deleted.
            JsonArray shown = JsonArray.copyOf(module.ids("members"));
            shown.addAll(members);
            values.put("members", shown);
        }
        JsonObject before = (JsonObject) module.values().clone();
        module.values().putAll(values);
        database.touch(module, call.userId());
        plane.events().updated("module", module, before, sent, call.user());
        return Response.ok(References.pick(
                module,
                "name",
                "description",
                "start_date",
                "target_date",
                "status",
                "lead",
                "external_source",
                "external_id"));
    }

    private Response delete(Call call) {
        Row module = module(call);
        if (!module.has("created_by", call.userId()) && plane.permissions().projectRole(call) != Memberships.ADMIN) {
            throw ApiException.error(403, "Only admin or creator can delete the module");
        }
        database.delete(database.modules, module);
        plane.events().deleted("module", module, call.user());
        return Response.noContent();
    }

    private Response archive(Call call) {
        Row module = module(call);
        if (!module.has("status", "completed") && !module.has("status", "cancelled")) {
            throw ApiException.error(400, "Only completed or cancelled modules can be archived");
        }
        module.set("archived_at", plane.timeline().now());
        database.touch(module, call.userId());
        return Response.noContent();
    }

    private Response restore(Call call) {
        Row module = module(call);
        module.set("archived_at", null);
        database.touch(module, call.userId());
        return Response.noContent();
    }

    private Response listItems(Call call) {
        Shape shape = Shape.asked(call);
        String order = call.request().query("order_by", "created_at");
        Row module = database.modules.findOf(call.path("project"), call.path("module"));
        return plane.paginator()
                .page(
                        call,
                        () -> {
                            List<Row> items =
                                    module == null || plane.permissions().isArchived(call)
                                            ? new ArrayList<>()
                                            : items(module);
                            Ordering.sort(items, order, workItems.serializer());
                            return items;
                        },
                        row -> workItems.serializer().render(row, call.user(), shape));
    }

    private Response addItems(Call call) {
        JsonArray sent = call.object().array("issues");
        if (sent == null || sent.isEmpty()) {
            throw ApiException.error(400, "Issues are required");
        }
        Row module = module(call);
        List<Row> items = new ArrayList<>();
        for (String id : ItemIds.read(sent)) {
            Row item = database.workItems.findOf(call.path("project"), id);
            boolean there = database.moduleItems.firstOf(module.id(), row -> row.has("issue", id)) != null;
            if (item != null && !there) {
                items.add(item);
            }
        }
        for (Row item : Table.newestFirst(items)) {
            database.create(
                            database.moduleItems,
                            call.userId(),
                            new JsonObject()
                                    .with("project", module.get("project"))
                                    .with("workspace", module.get("workspace"))
                                    .with("module", module.id())
                                    .with("issue", item.id()))
                    .set("updated_by", call.userId());
        }
        return Response.ok(JsonArray.collect(Table.newestFirst(database.moduleItems.of(module.id())).stream()
                .map(row -> link.render(row, call.user()))));
    }

    private Response removeItem(Call call) {
        Row row = database.moduleItems.firstOf(call.path("module"), item -> item.has("issue", call.path("item")));
        if (row == null) {
            throw ApiException.notFound();
        }
        database.delete(database.moduleItems, row);
        // Only a removal leaves a trace: the server forgets to say which item was added.
        Row item = database.workItems.find(row.text("issue"));
        Row module = database.modules.find(row.text("module"));
        if (item != null && module != null) {
            String name = module.text("name");
            log.write(
                    item,
                    call.userId(),
                    new ActivityLog.Entry("deleted", "modules", name, "", "removed this issue from " + name)
                            .identifiers(module.id(), null));
        }
        return Response.noContent();
    }
}

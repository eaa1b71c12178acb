package cloud.ewutelo.plane.testkit.internal.cycle;

import cloud.ewutelo.plane.testkit.internal.core.ExternalPair;
import cloud.ewutelo.plane.testkit.internal.core.Memberships;
import cloud.ewutelo.plane.testkit.internal.core.Plane;
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
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;

/** {@code cycles/} of a project and their archive. */
public final class CycleResource {
    private static final double SORT_ORDER_STEP = 10000;

    private final Plane plane;
    private final Database database;
    private final Cycles cycles;
    private final Serializer written;
    private final Serializer read;
    private final Serializer archived;

    private CycleResource(Plane plane, Cycles cycles) {
        this.plane = plane;
        this.database = plane.database();
        this.cycles = cycles;
        this.written = cycles.written();
        this.read = cycles.read();
        this.archived = cycles.archived();
    }

    /** Adds the routes. */
    public static void route(Plane plane, WorkItems workItems, ActivityLog log) {
        Cycles cycles = new Cycles(plane, workItems, log);
        CycleResource resource = new CycleResource(plane, cycles);
        String project = "/api/v1/workspaces/{slug:text}/projects/{project}/";
        plane.router()
                .add(
                        project + "cycles/",
                        View.api(plane.permissions()::projectEntity)
                                .get(resource::list)
                                .post(resource::create));
        plane.router()
                .add(
                        project + "cycles/{cycle}/",
                        View.api(plane.permissions()::projectEntity)
                                .get(resource::get)
                                .patch(resource::update)
                                .delete(resource::delete));
        plane.router()
                .add(
                        project + "cycles/{cycle}/archive/",
                        View.api(plane.permissions()::projectEntity).post(resource::archive));
        plane.router()
                .add(
                        project + "archived-cycles/",
                        View.api(plane.permissions()::projectEntity).get(resource::listArchived));
        plane.router()
                .add(
                        project + "archived-cycles/{cycle}/unarchive/",
                        View.api(plane.permissions()::projectEntity).delete(resource::restore));
        CycleItemResource.route(plane, workItems, cycles);
    }

    private Row cycle(Call call) {
        Row cycle = database.cycles.findOf(call.path("project"), call.path("cycle"));
        if (cycle == null) {
            throw ApiException.notFound();
        }
        return cycle;
    }

    private static boolean isArchived(Row cycle) {
        return cycle.get("archived_at") != null;
    }

    private Response list(Call call) {
        Shape shape = Shape.asked(call);
        String view = call.request().query("cycle_view", "all");
        Predicate<Row> wanted = inView(view, plane.timeline().now());
        List<Row> rows = Table.newestFirst(
                database.cycles.whereOf(call.path("project"), row -> !isArchived(row) && wanted.test(row)));
        if (view.equals("current")) {
            return Response.ok(JsonArray.collect(rows.stream().map(row -> read.render(row, call.user(), shape))));
        }
        return plane.paginator().page(call, () -> rows, row -> read.render(row, call.user(), shape));
    }

    private static Predicate<Row> inView(String view, Instant now) {
        return row -> {
            Instant start = row.instantOrNull("start_date");
            Instant end = row.instantOrNull("end_date");
            return switch (view) {
                case "current" -> start != null && end != null && !start.isAfter(now) && !end.isBefore(now);
                case "upcoming" -> start != null && start.isAfter(now);
                case "completed" -> end != null && end.isBefore(now);
                case "draft" -> start == null && end == null;
                case "incomplete" -> end == null || !end.isBefore(now);
                default -> true;
            };
        };
    }

    private Response get(Call call) {
        Row cycle = cycle(call);
        if (isArchived(cycle)) {
            throw ApiException.notFound();
        }
        return Response.ok(read.render(cycle, call.user(), Shape.asked(call)));
    }

    private Response create(Call call) {
        Row project = plane.permissions().currentProject(call);
        JsonObject sent = call.object();
        if ((sent.get("start_date") == null) != (sent.get("end_date") == null)) {
            throw ApiException.error(400, "Both start date and end date are either required or are to be null");
        }
        JsonObject values = written.validate(sent);
        if (!project.flag("cycle_view")) {
            throw ApiException.nonField("Cycles are not enabled for this project");
        }
        if (sent.get("project_id") == null) {
            throw ApiException.nonField("Project ID is required");
        }
        checkDates(sent, values, project, call);
        ExternalPair.refuseTaken(database.cycles.of(project.id()), values, "Cycle");
        JsonObject all = written.initial(values);
        all.put("sort_order", nextSortOrder(project));
        all.put("progress_snapshot", new JsonObject());
        all.put("archived_at", null);
        all.put("version", 1L);
        all.put("project", project.id());
        all.put("workspace", project.get("workspace"));
        if (all.get("owned_by") == null) {
            all.put("owned_by", call.userId());
        }
        Row cycle = database.create(database.cycles, call.userId(), all);
        plane.events().created("cycle", cycle, sent, call.user());
        return Response.created(written.render(cycle, call.user()));
    }

    private void checkDates(JsonObject sent, JsonObject values, Row project, Call call) {
        // A day or a time without an offset is meant in the caller's own zone.
        ZoneId zone = ZoneId.of(call.user().text("user_timezone"));
        for (String end : new String[] {"start_date", "end_date"}) {
            String text = sent.text(end);
            if (text != null) {
                values.put(end, Field.parseInstant(text, zone));
            }
        }
        if (values.get("start_date") instanceof Instant start
                && values.get("end_date") instanceof Instant end
                && start.isAfter(end)) {
            throw ApiException.nonField("Start date cannot exceed end date");
        }
        CycleDates.round(values, project, call.user(), plane.timeline().now());
    }

    private double nextSortOrder(Row project) {
        double smallest = Double.NaN;
        for (Row cycle : database.cycles.of(project.id())) {
            if (!(cycle.number("sort_order") >= smallest)) {
                smallest = cycle.number("sort_order");
            }
        }
        return Double.isNaN(smallest) ? 65535.0 : smallest - SORT_ORDER_STEP;
    }

    private Response update(Call call) {
        Row project = plane.permissions().currentProject(call);
        Row cycle = cycle(call);
        if (isArchived(cycle)) {
            throw ApiException.error(400, "Archived cycle cannot be edited");
        }
        JsonObject sent = call.object();
        // The key sort_order is meant to be the only one that passes; it opens the door to all and is ignored itself.
        if (cycles.isOver(cycle) && !sent.containsKey("sort_order")) {
            throw ApiException.error(400, "The Cycle has already been completed so it cannot be edited");
        }
        JsonObject values = written.validatePartial(sent);
        checkDates(sent, values, project, call);
        ExternalPair.refuseTaken(database.cycles.of(project.id()), values, "Cycle", cycle);
        JsonObject before = (JsonObject) cycle.values().clone();
        cycle.values().putAll(values);
        database.touch(cycle, call.userId());
        plane.events().updated("cycle", cycle, before, sent, call.user());
        return Response.ok(written.render(cycle, call.user()));
    }

    private Response delete(Call call) {
        Row cycle = cycle(call);
        if (!cycle.has("owned_by", call.userId()) && plane.permissions().projectRole(call) != Memberships.ADMIN) {
            throw ApiException.error(403, "Only admin or creator can delete the cycle");
        }
        for (Row link : List.copyOf(database.cycleItems.of(cycle.id()))) {
            database.delete(database.cycleItems, link);
            Row item = database.workItems.find(link.text("issue"));
            if (item != null) {
                cycles.record(item, call.userId(), "deleted", cycle, null);
            }
        }
        database.delete(database.cycles, cycle);
        plane.events().deleted("cycle", cycle, call.user());
        return Response.noContent();
    }

    private Response archive(Call call) {
        Row cycle = cycle(call);
        Instant end = cycle.instantOrNull("end_date");
        if (end == null) {
            throw ApiException.crash();
        }
        if (!end.isBefore(plane.timeline().now())) {
            throw ApiException.error(400, "Only completed cycles can be archived");
        }
        cycle.set("archived_at", plane.timeline().now());
        database.touch(cycle, call.userId());
        return Response.noContent();
    }

    private Response listArchived(Call call) {
        Shape shape = Shape.asked(call);
        return plane.paginator()
                .page(
                        call,
                        () -> Table.newestFirst(
                                database.cycles.whereOf(call.path("project"), CycleResource::isArchived)),
                        row -> archived.render(row, call.user(), shape));
    }

    private Response restore(Call call) {
        Row cycle = cycle(call);
        cycle.set("archived_at", null);
        database.touch(cycle, call.userId());
        return Response.noContent();
    }
}

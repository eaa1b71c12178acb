package cloud.ewutelo.plane.testkit.internal.cycle;

import cloud.ewutelo.plane.testkit.internal.core.ItemIds;
import cloud.ewutelo.plane.testkit.internal.core.Ordering;
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
import cloud.ewutelo.plane.testkit.internal.workitem.WorkItems;
import java.util.ArrayList;
import java.util.List;

/** {@code cycle-issues/}: an item is in one cycle at most, so that adding it moves it. */
final class CycleItemResource {
    private final Plane plane;
    private final Database database;
    private final WorkItems workItems;
    private final Cycles cycles;
    private final Serializer added;
    private final Serializer single;

    private CycleItemResource(Plane plane, WorkItems workItems, Cycles cycles) {
        this.plane = plane;
        this.database = plane.database();
        this.workItems = workItems;
        this.cycles = cycles;
        String[] columns = {
            "created_at",
            "updated_at",
            "deleted_at",
            "created_by",
            "updated_by",
            "project",
            "workspace",
            "issue",
            "cycle"
        };
        this.added = new Serializer()
                .show("id")
                .with(Field.computed("sub_issues_count", (row, viewer) -> (long) database.workItems
                        .whereOf(row.text("project"), item -> item.has("parent", row.get("issue")))
                        .size()))
                .show(columns);
        this.single = new Serializer().show("id").show(columns);
    }

    static void route(Plane plane, WorkItems workItems, Cycles cycles) {
        CycleItemResource resource = new CycleItemResource(plane, workItems, cycles);
        String cycle = "/api/v1/workspaces/{slug:text}/projects/{project}/cycles/{cycle}/";
        plane.router()
                .add(
                        cycle + "cycle-issues/",
                        View.api(plane.permissions()::projectEntity)
                                .get(resource::list)
                                .post(resource::add));
        plane.router()
                .add(
                        cycle + "cycle-issues/{item}/",
                        View.api(plane.permissions()::projectEntity)
                                .get(resource::get)
                                .delete(resource::remove));
        plane.router()
                .add(
                        cycle + "transfer-issues/",
                        View.api(plane.permissions()::projectEntity).post(resource::transfer));
    }

    private Row cycle(Call call) {
        Row cycle = database.cycles.findOf(call.path("project"), call.path("cycle"));
        if (cycle == null) {
            throw ApiException.notFound();
        }
        return cycle;
    }

    private Response list(Call call) {
        Shape shape = Shape.asked(call);
        String order = call.request().query("order_by", "created_at");
        Row cycle = database.cycles.findOf(call.path("project"), call.path("cycle"));
        return plane.paginator()
                .page(
                        call,
                        () -> {
                            List<Row> items =
                                    cycle == null || plane.permissions().isArchived(call)
                                            ? new ArrayList<>()
                                            : cycles.items(cycle);
                            Ordering.sort(items, order, workItems.serializer());
                            return items;
                        },
                        row -> workItems.serializer().render(row, call.user(), shape));
    }

    private Row link(Call call) {
        Row link = database.cycleItems.firstOf(call.path("cycle"), row -> row.has("issue", call.path("item")));
        if (link == null) {
            throw ApiException.notFound();
        }
        return link;
    }

    private Response get(Call call) {
        return Response.ok(single.render(link(call), call.user()));
    }

    private Response add(Call call) {
        JsonArray sent = call.object().array("issues");
        if (sent == null || sent.isEmpty()) {
            throw ApiException.of(400, JsonObject.of("error", "Work items are required", "code", "MISSING_WORK_ITEMS"));
        }
        Row cycle = cycle(call);
        if (cycles.isOver(cycle)) {
            throw ApiException.of(
                    400,
                    JsonObject.of(
                            "code",
                            "CYCLE_COMPLETED",
                            "message",
                            "The Cycle has already been completed so no new issues can be added"));
        }
        List<String> ids = ItemIds.read(sent);
        if (ids.stream().anyMatch(id -> database.workItems.find(id) == null)) {
            throw ApiException.invalidPayload();
        }
        // The last row made is the first one shown.
        for (int i = ids.size() - 1; i >= 0; i--) {
            put(ids.get(i), cycle, call.userId());
        }
        return Response.ok(JsonArray.collect(Table.newestFirst(database.cycleItems.of(cycle.id())).stream()
                .map(row -> added.render(row, call.user()))));
    }

    private void put(String itemId, Row cycle, String actor) {
        Row existing = database.cycleItems.first(row -> row.has("issue", itemId));
        if (existing != null && existing.has("cycle", cycle.id())) {
            return;
        }
        Row item = database.workItems.find(itemId);
        if (item == null) {
            return;
        }
        if (existing != null) {
            Row from = database.cycles.findAny(existing.text("cycle"));
            database.cycleItems.delete(existing);
            database.cycleItems.insert(existing.set("cycle", cycle.id()));
            cycles.record(item, actor, "updated", from, cycle);
            return;
        }
        database.create(
                database.cycleItems,
                null,
                new JsonObject()
                        .with("project", cycle.get("project"))
                        .with("workspace", cycle.get("workspace"))
                        .with("issue", itemId)
                        .with("cycle", cycle.id()));
        cycles.record(item, actor, "created", null, cycle);
    }

    private Response remove(Call call) {
        Row link = link(call);
        database.delete(database.cycleItems, link);
        Row item = database.workItems.find(link.text("issue"));
        if (item != null) {
            cycles.record(item, call.userId(), "deleted", database.cycles.findAny(link.text("cycle")), null);
        }
        return Response.noContent();
    }

    private Response transfer(Call call) {
        Object target = call.object().get("new_cycle_id");
        if (target == null) {
            throw ApiException.error(400, "New Cycle Id is required");
        }
        Row from = cycle(call);
        if (!cycles.isOver(from)) {
            throw ApiException.error(400, "The old cycle is not completed yet");
        }
        Row to = database.cycles.findOf(call.path("project"), target.toString());
        if (to == null) {
            throw ApiException.crash();
        }
        if (cycles.isOver(to)) {
            throw ApiException.error(400, "The cycle where the issues are transferred is already completed");
        }
        from.set("progress_snapshot", new CycleProgress(database, cycles).snapshot(from));
        for (Row item : cycles.items(from)) {
            Row state = database.states.findAny(item.textOrNull("state"));
            boolean finished = state != null && (state.has("group", "completed") || state.has("group", "cancelled"));
            if (!finished) {
                put(item.id(), to, call.userId());
            }
        }
        return Response.ok(JsonObject.of("message", "Success"));
    }
}

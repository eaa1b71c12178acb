package cloud.ewutelo.plane.testkit.internal.workitem;

import cloud.ewutelo.plane.testkit.internal.core.ExternalPair;
import cloud.ewutelo.plane.testkit.internal.core.Memberships;
import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.http.ApiException;
import cloud.ewutelo.plane.testkit.internal.http.Call;
import cloud.ewutelo.plane.testkit.internal.http.Response;
import cloud.ewutelo.plane.testkit.internal.http.View;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.rest.Field;
import cloud.ewutelo.plane.testkit.internal.rest.Shape;
import cloud.ewutelo.plane.testkit.internal.store.Database;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** {@code work-items/} of a project, and the same under the old name {@code issues/}. */
public final class WorkItemResource {
    private final Plane plane;
    private final Database database;
    private final WorkItems items;
    private final WorkItemOrdering ordering;

    private WorkItemResource(Plane plane, WorkItems items) {
        this.plane = plane;
        this.database = plane.database();
        this.items = items;
        this.ordering = new WorkItemOrdering(database, items.serializer());
    }

    /** Adds the routes. */
    public static void route(Plane plane, WorkItems items) {
        WorkItemResource resource = new WorkItemResource(plane, items);
        for (String name : new String[] {"work-items/", "issues/"}) {
            String base = "/api/v1/workspaces/{slug:text}/projects/{project}/" + name;
            plane.router()
                    .add(
                            base,
                            View.api(plane.permissions()::projectEntity)
                                    .get(resource::list)
                                    .post(resource::create));
            plane.router()
                    .add(
                            base + "{item}/",
                            View.api(plane.permissions()::projectEntity)
                                    .get(resource::get)
                                    .patch(resource::update)
                                    .delete(resource::delete));
        }
    }

    private Response list(Call call) {
        Row project = plane.permissions().currentProject(call);
        Shape shape = Shape.asked(call);
        String id = call.query("external_id");
        String source = call.query("external_source");
        if (id != null && !id.isEmpty() && source != null && !source.isEmpty()) {
            Row item = ExternalPair.find(database.workItems.of(project.id()), source, id, null);
            if (item == null) {
                throw ApiException.notFound();
            }
            return Response.ok(items.serializer().render(item, call.user(), shape));
        }
        String order = call.request().query("order_by", "-created_at");
        return plane.paginator()
                .page(
                        call,
                        () -> {
                            List<Row> rows = new ArrayList<>(items.listed(project));
                            ordering.sort(rows, order);
                            return rows;
                        },
                        row -> items.serializer().render(row, call.user(), shape));
    }

    private Response get(Call call) {
        Row project = plane.permissions().currentProject(call);
        Row item = items.require(project.id(), call.path("item"));
        if (!items.isListed(item) || project.get("archived_at") != null) {
            throw ApiException.notFound();
        }
        return Response.ok(items.serializer().render(item, call.user(), Shape.asked(call)));
    }

    private Response create(Call call) {
        Row project = plane.permissions().currentProject(call);
        Object sent = call.data();
        JsonObject values = items.validate(project, sent);
        ExternalPair.refuseTaken(database.workItems.of(project.id()), values, "Issue");
        Row item = items.create(project, values, call.userId());
        JsonObject answer = items.serializer().render(item, call.user());
        override(item, (JsonObject) java.util.Objects.requireNonNull(sent));
        plane.events().created("issue", item, (JsonObject) sent, call.user());
        return Response.created(answer);
    }

    /**
     * Importers may set author and time; both are applied after the item was stored. Without a time from them it is the one of
     * this second save, a little later than the answer says.
     */
    private void override(Row item, JsonObject sent) {
        item.set("created_at", plane.timeline().now());
        if (sent.get("created_at") != null) {
            Instant createdAt = Field.parseInstant(String.valueOf(sent.get("created_at")));
            if (createdAt == null) {
                throw ApiException.invalidDetail();
            }
            item.set("created_at", createdAt);
        }
        if (sent.get("created_by") != null) {
            item.set("created_by", sent.get("created_by"));
        }
    }

    private Response update(Call call) {
        Row project = plane.permissions().currentProject(call);
        Row item = items.require(project.id(), call.path("item"));
        JsonObject sent = call.object();
        JsonObject values = items.validatePartial(project, sent);
        ExternalPair.refuseTaken(database.workItems.of(project.id()), values, "Issue", item);
        JsonObject before = (JsonObject) item.values().clone();
        items.update(project, item, values, call.userId());
        JsonObject answer = items.serializer().render(item, call.user());
        plane.events().updated("issue", item, before, sent, call.user());
        return Response.ok(answer);
    }

    private Response delete(Call call) {
        Row project = plane.permissions().currentProject(call);
        Row item = items.require(project.id(), call.path("item"));
        if (!item.has("created_by", call.userId()) && plane.permissions().projectRole(call) != Memberships.ADMIN) {
            throw ApiException.error(403, "Only admin or creator can delete the work item");
        }
        items.delete(item);
        plane.events().deleted("issue", item, call.user());
        return Response.noContent();
    }
}

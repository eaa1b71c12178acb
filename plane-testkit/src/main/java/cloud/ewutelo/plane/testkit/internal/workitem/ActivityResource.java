package cloud.ewutelo.plane.testkit.internal.workitem;

import cloud.ewutelo.plane.testkit.internal.core.Ordering;
import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.http.ApiException;
import cloud.ewutelo.plane.testkit.internal.http.Call;
import cloud.ewutelo.plane.testkit.internal.http.Response;
import cloud.ewutelo.plane.testkit.internal.http.View;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.rest.Serializer;
import cloud.ewutelo.plane.testkit.internal.rest.Shape;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import java.util.ArrayList;
import java.util.List;

/** {@code activities/} of a work item: its history without comments, oldest first. */
public final class ActivityResource {
    private final Plane plane;
    private final Serializer serializer;

    private ActivityResource(Plane plane) {
        this.plane = plane;
        this.serializer = plane.references()
                .expandable(new Serializer()
                        .show(
                                "id",
                                "created_at",
                                "updated_at",
                                "deleted_at",
                                "verb",
                                "field",
                                "old_value",
                                "new_value",
                                "comment",
                                "attachments",
                                "old_identifier",
                                "new_identifier",
                                "epoch",
                                "project",
                                "workspace",
                                "issue",
                                "issue_comment",
                                "actor"));
    }

    /** Adds the routes. */
    public static void route(Plane plane) {
        ActivityResource resource = new ActivityResource(plane);
        for (String name : new String[] {"work-items/", "issues/"}) {
            String base = "/api/v1/workspaces/{slug:text}/projects/{project}/" + name + "{item}/activities/";
            plane.router()
                    .add(base, View.api(plane.permissions()::projectEntity).get(resource::list));
            plane.router()
                    .add(
                            base + "{activity}/",
                            View.api(plane.permissions()::projectEntity).get(resource::get));
        }
    }

    private Response list(Call call) {
        Shape shape = Shape.asked(call);
        String order = call.request().query("order_by", "created_at");
        return plane.paginator()
                .page(
                        call,
                        () -> {
                            List<Row> rows = new ArrayList<>(
                                    plane.permissions().isArchived(call)
                                            ? List.of()
                                            : plane.database().activities.of(call.path("item")));
                            Ordering.sort(rows, order, serializer);
                            return rows;
                        },
                        row -> serializer.render(row, call.user(), shape));
    }

    private Response get(Call call) {
        Row activity = plane.database().activities.findOf(call.path("item"), call.path("activity"));
        if (activity == null || plane.permissions().isArchived(call)) {
            throw ApiException.of(404, JsonObject.of("message", "Activity not found.", "code", "NOT_FOUND"));
        }
        return Response.ok(serializer.render(activity, call.user(), Shape.asked(call)));
    }
}

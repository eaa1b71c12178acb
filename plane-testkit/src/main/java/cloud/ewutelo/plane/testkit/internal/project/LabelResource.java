package cloud.ewutelo.plane.testkit.internal.project;

import cloud.ewutelo.plane.testkit.internal.core.ExternalPair;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code labels/} of a project. */
public final class LabelResource {
    private final Plane plane;
    private final Database database;
    private final Serializer serializer;

    private LabelResource(Plane plane) {
        this.plane = plane;
        this.database = plane.database();
        this.serializer = plane.references().expandable(labels(database));
    }

    /** The keys of a label; work items show the same when they expand theirs. */
    public static Serializer labels(Database database) {
        return new Serializer()
                .show("id", "created_at", "updated_at", "deleted_at")
                .with(
                        Field.text("name", 255).required(),
                        Field.text("description").blank(),
                        Field.text("color", 255).blank(),
                        Field.decimal("sort_order").startsAs(65535.0),
                        Field.text("external_source", 255).nullable().blank(),
                        Field.text("external_id", 255).nullable().blank())
                .show("created_by", "updated_by", "workspace", "project")
                .with(Field.reference("parent", database.labels));
    }

    /** Adds the routes. */
    public static void route(Plane plane) {
        LabelResource resource = new LabelResource(plane);
        String base = "/api/v1/workspaces/{slug:text}/projects/{project}/labels/";
        plane.router()
                .add(
                        base,
                        View.api(plane.permissions()::labels)
                                .get(resource::list)
                                .post(resource::create));
        plane.router()
                .add(
                        base + "{label}/",
                        View.api(plane.permissions()::labels)
                                .get(resource::get)
                                .patch(resource::update)
                                .delete(resource::delete));
    }

    private Row label(Call call) {
        Row label = database.labels.findOf(call.path("project"), call.path("label"));
        if (label == null) {
            throw ApiException.notFound();
        }
        return label;
    }

    private Response list(Call call) {
        Shape shape = Shape.asked(call);
        return plane.paginator()
                .page(
                        call,
                        () -> isHidden(call) ? List.of() : Table.newestFirst(database.labels.of(call.path("project"))),
                        row -> serializer.render(row, call.user(), shape));
    }

    private Response get(Call call) {
        if (isHidden(call)) {
            throw ApiException.notFound();
        }
        return Response.ok(serializer.render(label(call), call.user(), Shape.asked(call)));
    }

    /** Those who are in another project only may ask, and are shown nothing. */
    private boolean isHidden(Call call) {
        return plane.permissions().isArchived(call) || !plane.permissions().projectMember(call);
    }

    private Response create(Call call) {
        Row project = plane.permissions().currentProject(call);
        JsonObject values = serializer.validate(call.data());
        ExternalPair.refuseTaken(database.labels.of(project.id()), values, "Label");
        Row twin = sameName(project.id(), values, null);
        if (twin != null) {
            throw ApiException.of(
                    409,
                    JsonObject.of("error", "Label with the same name already exists in the project", "id", twin.id()));
        }
        JsonObject all = serializer.initial(values);
        double last = database.labels.of(project.id()).stream()
                .mapToDouble(row -> row.number("sort_order"))
                .max()
                .orElse(Double.NaN);
        if (!Double.isNaN(last)) {
            all.put("sort_order", last + 10000);
        }
        all.put("project", project.id());
        all.put("workspace", project.get("workspace"));
        return Response.created(serializer.render(database.create(database.labels, call.userId(), all), call.user()));
    }

    private Response update(Call call) {
        Row label = label(call);
        JsonObject values = serializer.validatePartial(call.object());
        ExternalPair.refuseTaken(database.labels.of(call.path("project")), values, "Label", label);
        if (sameName(call.path("project"), values, label) != null) {
            throw ApiException.invalidPayload();
        }
        label.values().putAll(values);
        database.touch(label, call.userId());
        return Response.ok(serializer.render(label, call.user()));
    }

    private @Nullable Row sameName(String project, JsonObject values, @Nullable Row except) {
        String name = values.text("name");
        return name == null ? null : database.labels.firstOf(project, row -> row != except && row.has("name", name));
    }

    private Response delete(Call call) {
        Row label = label(call);
        database.delete(database.labels, label);
        for (Row item : database.workItems.of(call.path("project"))) {
            JsonArray labels = JsonArray.copyOf(item.ids("labels"));
            if (labels.remove(label.id())) {
                item.set("labels", labels);
            }
        }
        return Response.noContent();
    }
}

package cloud.ewutelo.plane.testkit.internal.project;

import cloud.ewutelo.plane.testkit.internal.core.ExternalPair;
import cloud.ewutelo.plane.testkit.internal.core.Ordering;
import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.http.ApiException;
import cloud.ewutelo.plane.testkit.internal.http.Call;
import cloud.ewutelo.plane.testkit.internal.http.Response;
import cloud.ewutelo.plane.testkit.internal.http.View;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.rest.Field;
import cloud.ewutelo.plane.testkit.internal.rest.Serializer;
import cloud.ewutelo.plane.testkit.internal.rest.Shape;
import cloud.ewutelo.plane.testkit.internal.store.Database;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code states/} of a project. */
public final class StateResource {
    private final Plane plane;
    private final Database database;
    private final Serializer serializer;

    private StateResource(Plane plane) {
        this.plane = plane;
        this.database = plane.database();
        this.serializer = plane.references()
                .expandable(new Serializer()
                        .show("id", "created_at", "updated_at", "deleted_at")
                        .with(
                                Field.text("name", 255).required(),
                                Field.text("description").blank(),
                                Field.text("color", 255).required(),
                                Field.readOnly("slug"),
                                Field.decimal("sequence").startsAs(65535.0),
                                Field.choice(
                                                "group",
                                                "backlog",
                                                "unstarted",
                                                "started",
                                                "completed",
                                                "cancelled",
                                                "triage")
                                        .startsAs("backlog"),
                                Field.bool("is_triage").startsAs(false),
                                Field.bool("default").startsAs(false),
                                Field.text("external_source", 255).nullable().blank(),
                                Field.text("external_id", 255).nullable().blank())
                        .show("created_by", "updated_by", "project", "workspace"));
    }

    /** Adds the routes. */
    public static void route(Plane plane) {
        StateResource resource = new StateResource(plane);
        String base = "/api/v1/workspaces/{slug:text}/projects/{project}/states/";
        plane.router()
                .add(
                        base,
                        View.api(plane.permissions()::projectEntity)
                                .get(resource::list)
                                .post(resource::create));
        plane.router()
                .add(
                        base + "{state}/",
                        View.api(plane.permissions()::projectEntity)
                                .get(resource::get)
                                .patch(resource::update)
                                .delete(resource::delete));
    }

    private List<Row> visible(Call call) {
        return database.states.whereOf(call.path("project"), row -> !row.flag("is_triage"));
    }

    private Row state(Call call) {
        Row state = database.states.findOf(call.path("project"), call.path("state"));
        if (state == null || state.flag("is_triage")) {
            throw ApiException.notFound();
        }
        return state;
    }

    private Response list(Call call) {
        Shape shape = Shape.asked(call);
        return plane.paginator()
                .page(
                        call,
                        () -> {
                            List<Row> states = plane.permissions().isArchived(call) ? new ArrayList<>() : visible(call);
                            Ordering.sort(states, "sequence");
                            return states;
                        },
                        row -> serializer.render(row, call.user(), shape));
    }

    private Response get(Call call) {
        if (plane.permissions().isArchived(call)) {
            throw ApiException.notFound();
        }
        return Response.ok(serializer.render(state(call), call.user(), Shape.asked(call)));
    }

    private Response create(Call call) {
        Row project = plane.permissions().currentProject(call);
        JsonObject values = validate(call, false);
        ExternalPair.refuseTaken(visible(call), values, "State");
        Row twin = sameName(call, values, null);
        if (twin != null) {
            if (twin.flag("is_triage")) {
                throw ApiException.crash();
            }
            throw ApiException.of(
                    409,
                    JsonObject.of("error", "State with the same name already exists in the project", "id", twin.id()));
        }
        JsonObject all = serializer.initial(values);
        double last = visible(call).stream()
                .mapToDouble(row -> row.number("sequence"))
                .max()
                .orElse(Double.NaN);
        if (!Double.isNaN(last)) {
            all.put("sequence", last + 15000);
        }
        all.put("slug", slug(String.valueOf(values.get("name"))));
        all.put("project", project.id());
        all.put("workspace", project.get("workspace"));
        return Response.ok(serializer.render(database.create(database.states, call.userId(), all), call.user()));
    }

    private Response update(Call call) {
        Row state = state(call);
        JsonObject values = validate(call, true);
        ExternalPair.refuseTaken(visible(call), values, "State", state);
        if (sameName(call, values, state) != null) {
            throw ApiException.invalidPayload();
        }
        state.values().putAll(values);
        state.set("slug", slug(state.text("name")));
        database.touch(state, call.userId());
        return Response.ok(serializer.render(state, call.user()));
    }

    private JsonObject validate(Call call, boolean partial) {
        Object data = partial ? call.object() : call.data();
        JsonObject values = partial ? serializer.validatePartial(data) : serializer.validate(data);
        // A new default state takes the flag from the others; a changed one does not.
        if (!partial && Boolean.TRUE.equals(values.get("default"))) {
            database.states.of(call.path("project")).forEach(row -> row.set("default", false));
        }
        if ("triage".equals(values.get("group"))) {
            throw ApiException.nonField("Cannot create triage state");
        }
        return values;
    }

    private @Nullable Row sameName(Call call, JsonObject values, @Nullable Row except) {
        String name = values.text("name");
        return name == null
                ? null
                : database.states.firstOf(call.path("project"), row -> row != except && row.has("name", name));
    }

    private Response delete(Call call) {
        Row state = state(call);
        if (state.flag("default")) {
            throw ApiException.error(400, "Default state cannot be deleted");
        }
        boolean inUse = database.workItems.firstOf(call.path("project"), row -> row.has("state", state.id())) != null;
        if (inUse) {
            throw ApiException.error(400, "The state is not empty, only empty states can be deleted");
        }
        database.delete(database.states, state);
        return Response.noContent();
    }

    /** The name in lower-case ASCII with dashes. */
    static String slug(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("[^\\x00-\\x7f]", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\w\\s-]", "")
                .replaceAll("[-\\s]+", "-")
                .replaceAll("^[-_]+|[-_]+$", "");
    }
}

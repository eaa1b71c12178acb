package cloud.ewutelo.plane.testkit.internal.relation;

import cloud.ewutelo.plane.testkit.internal.core.AppAccess;
import cloud.ewutelo.plane.testkit.internal.core.ItemIds;
import cloud.ewutelo.plane.testkit.internal.core.Memberships;
import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.core.References;
import cloud.ewutelo.plane.testkit.internal.http.ApiException;
import cloud.ewutelo.plane.testkit.internal.http.Call;
import cloud.ewutelo.plane.testkit.internal.http.Response;
import cloud.ewutelo.plane.testkit.internal.http.View;
import cloud.ewutelo.plane.testkit.internal.json.JsonArray;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.rest.Field;
import cloud.ewutelo.plane.testkit.internal.rest.Serializer;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import java.util.Objects;

/** {@code relations/} of the public API, and the web application's routes, which alone can remove one. */
public final class RelationResource {
    private final Plane plane;
    private final Relations relations;
    private final AppAccess access;
    private final Serializer input = new Serializer()
            .with(
                    Field.choice("relation_type", Relations.KINDS.toArray(new String[0]))
                            .required(),
                    Field.json("issues").required());

    private RelationResource(Plane plane, Relations relations) {
        this.plane = plane;
        this.relations = relations;
        this.access = new AppAccess(plane);
    }

    /** Adds the routes. */
    public static void route(Plane plane, Relations relations) {
        RelationResource resource = new RelationResource(plane, relations);
        if (!plane.settings().isCe122()) {
            plane.router()
                    .add(
                            "/api/v1/workspaces/{slug:text}/projects/{project}/work-items/{item}/relations/",
                            View.api(plane.permissions()::projectEntity)
                                    .get(resource::list)
                                    .post(resource::create));
        }
        if (!plane.settings().edition().isCommunity()) {
            plane.router()
                    .add(
                            "/api/v1/workspaces/{slug:text}/projects/{project}/work-items/{item}/relations/remove/",
                            View.api(plane.permissions()::projectEntity).post(resource::remove));
        }
        String app = "/api/workspaces/{slug:text}/projects/{project}/issues/{item}/";
        plane.router()
                .add(app + "issue-relation/", View.app().get(resource::appList).post(resource::appCreate));
        plane.router().add(app + "remove-relation/", View.app().post(resource::appRemove));
    }

    private Response list(Call call) {
        boolean community = plane.settings().edition().isCommunity();
        // The documentation of the commercial edition shows plain ids.
        return Response.ok(relations.byKind(
                call.path("item"),
                (item, kind) -> community
                        ? JsonObject.of("project_id", item.get("project"), "issue_id", item.id())
                        : item.id()));
    }

    private Response create(Call call) {
        Row project = plane.permissions().currentProject(call);
        JsonObject values = input.validate(call.data());
        if (!(values.get("issues") instanceof JsonArray others)) {
            throw ApiException.field("issues", "Expected a list of items but got type \"str\".");
        }
        if (others.isEmpty()) {
            throw ApiException.field("issues", "Ensure this field has at least 1 elements.");
        }
        return created(call, project, String.valueOf(values.get("relation_type")), others);
    }

    private Response created(Call call, Row project, String kind, JsonArray others) {
        return Response.created(relations.create(project, call.path("item"), kind, ItemIds.read(others), call.user()));
    }

    private Response remove(Call call) {
        relations.remove(call.path("item"), String.valueOf(call.object().get("related_issue")));
        return Response.noContent();
    }

    private Response appCreate(Call call) {
        Row project = access.project(call, Memberships.MEMBER);
        JsonObject sent = call.object();
        JsonArray others = Objects.requireNonNullElseGet(sent.array("issues"), JsonArray::new);
        return created(call, project, String.valueOf(sent.get("relation_type")), others);
    }

    private Response appList(Call call) {
        access.project(call, Memberships.GUEST);
        return Response.ok(relations.byKind(call.path("item"), (item, kind) -> {
            JsonObject shown = References.pick(item, "id", "name")
                    .with("state_id", item.get("state"))
                    .with("sort_order", item.get("sort_order"))
                    .with("priority", item.get("priority"))
                    .with("sequence_id", item.get("sequence_id"))
                    .with("project_id", item.get("project"));
            shown.putAll(References.pick(item, "created_at", "updated_at", "created_by", "updated_by"));
            return shown.with("label_ids", item.get("labels"))
                    .with("assignee_ids", item.get("assignees"))
                    .with("relation_type", kind);
        }));
    }

    private Response appRemove(Call call) {
        access.project(call, Memberships.MEMBER);
        return remove(call);
    }
}

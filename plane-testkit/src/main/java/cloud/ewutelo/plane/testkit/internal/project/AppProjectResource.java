package cloud.ewutelo.plane.testkit.internal.project;

import cloud.ewutelo.plane.testkit.internal.core.AppAccess;
import cloud.ewutelo.plane.testkit.internal.core.Events;
import cloud.ewutelo.plane.testkit.internal.core.Memberships;
import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.core.References;
import cloud.ewutelo.plane.testkit.internal.http.ApiException;
import cloud.ewutelo.plane.testkit.internal.http.Call;
import cloud.ewutelo.plane.testkit.internal.http.Response;
import cloud.ewutelo.plane.testkit.internal.http.View;
import cloud.ewutelo.plane.testkit.internal.json.JsonArray;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.rest.Serializer;
import cloud.ewutelo.plane.testkit.internal.store.Database;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import cloud.ewutelo.plane.testkit.internal.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Projects and their members as the web application handles them: it can set the network and bring members back. */
public final class AppProjectResource {
    private final Plane plane;
    private final Database database;
    private final Projects projects;
    private final Serializer keys;
    private final AppAccess access;

    private AppProjectResource(Plane plane, Projects projects) {
        this.plane = plane;
        this.database = plane.database();
        this.projects = projects;
        this.keys = projects.keys(false);
        this.access = new AppAccess(plane);
    }

    /** Adds the routes. */
    public static void route(Plane plane, Projects projects) {
        AppProjectResource resource = new AppProjectResource(plane, projects);
        String base = "/api/workspaces/{slug:text}/projects/";
        plane.router().add(base, View.app().post(resource::create));
        plane.router()
                .add(base + "{project}/", View.app().patch(resource::update).delete(resource::delete));
        plane.router()
                .add(
                        base + "{project}/members/",
                        View.app().get(resource::members).post(resource::addMembers));
        plane.router()
                .add(
                        base + "{project}/estimates/",
                        View.app().get(resource::estimates).post(resource::createEstimate));
    }

    private Response create(Call call) {
        Row workspace = access.workspace(call, Memberships.MEMBER);
        JsonObject sent = call.object();
        JsonObject values = keys.validate(sent);
        values.put("identifier", String.valueOf(values.get("identifier")).toUpperCase(Locale.ROOT));
        for (Row other : database.projects.of(workspace.id())) {
            if (other.has("name", values.get("name"))) {
                throw ApiException.of(
                        409,
                        new JsonObject()
                                .with("name", "The project name is already taken")
                                .with("code", "PROJECT_NAME_ALREADY_EXIST"));
            }
            if (other.has("identifier", values.get("identifier"))) {
                throw ApiException.of(
                        409,
                        new JsonObject()
                                .with("identifier", "The project identifier is already taken")
                                .with("code", "PROJECT_IDENTIFIER_ALREADY_EXIST"));
            }
        }
        Row project = database.create(database.projects, call.userId(), projects.create(workspace, values));
        project.set("made_by_app", true);
        setNetwork(project, sent);
        projects.furnish(project, call.userId());
        publish(project, Events.Action.CREATED, new JsonObject(), sent, call);
        return Response.created(show(project, call));
    }

    private static void setNetwork(Row project, JsonObject sent) {
        if (sent.get("network") instanceof Long network) {
            project.set("network", network);
        }
        if (sent.object("logo_props") != null) {
            project.set("logo_props", sent.object("logo_props"));
        }
    }

    private void publish(Row project, Events.Action action, JsonObject before, JsonObject sent, Call call) {
        plane.events()
                .publish(new Events.Event("project", action, project, before, sent, call.user(), Events.Origin.APP));
    }

    private JsonObject show(Row project, Call call) {
        JsonObject all = keys.render(project, call.user());
        Row member = plane.memberships().projectMember(project.id(), call.userId());
        JsonArray members =
                JsonArray.collect(database.projectMembers.whereOf(project.id(), row -> row.flag("is_active")).stream()
                        .map(row -> row.text("member")));
        JsonObject shown = new JsonObject()
                .with("id", project.id())
                .with("is_favorite", false)
                .with("sort_order", member == null ? null : member.get("sort_order"))
                .with("member_role", all.get("member_role"))
                .with("anchor", null)
                .with("members", members)
                .with("cover_image_url", all.get("cover_image_url"))
                .with("inbox_view", project.get("intake_view"))
                .with("next_work_item_sequence", project.get("next_sequence"));
        boolean columns = false;
        for (String key : List.copyOf(all.keySet())) {
            columns |= key.equals("created_at");
            if (columns) {
                shown.put(key, all.get(key));
            }
        }
        return shown;
    }

    private Response update(Call call) {
        Row project = access.project(call, Memberships.ADMIN);
        JsonObject sent = call.object();
        JsonObject before = (JsonObject) project.values().clone();
        project.values().putAll(keys.validatePartial(sent));
        setNetwork(project, sent);
        database.touch(project, call.userId());
        publish(project, Events.Action.UPDATED, before, sent, call);
        return Response.ok(show(project, call));
    }

    private Response delete(Call call) {
        Row project = access.project(call, Memberships.ADMIN);
        database.delete(database.projects, project);
        publish(project, Events.Action.DELETED, new JsonObject(), new JsonObject(), call);
        return Response.noContent();
    }

    private static JsonObject showMember(Row member) {
        return References.pick(member, "id", "role", "member", "project")
                .with("original_role", member.get("role"))
                .with("created_at", member.get("created_at"));
    }

    private Response members(Call call) {
        Row project = access.project(call, Memberships.GUEST);
        return Response.ok(JsonArray.collect(
                Table.newestFirst(database.projectMembers.whereOf(project.id(), row -> row.flag("is_active"))).stream()
                        .map(AppProjectResource::showMember)));
    }

    private Response addMembers(Call call) {
        Row project = access.project(call, Memberships.ADMIN);
        JsonArray sent = call.object().array("members");
        List<Row> joined = new ArrayList<>();
        for (Object entry : sent == null ? new JsonArray() : sent) {
            if (!(entry instanceof JsonObject member) || member.text("member_id") == null) {
                continue;
            }
            String user = String.valueOf(member.get("member_id"));
            int role = member.get("role") instanceof Long number ? number.intValue() : Memberships.GUEST;
            Row former = plane.memberships().projectMember(project.id(), user);
            joined.add(
                    former == null
                            ? projects.join(project, user, role, call.userId())
                            : former.set("is_active", true).set("role", (long) role));
        }
        return Response.created(JsonArray.collect(joined.stream().map(AppProjectResource::showMember)));
    }

    private Response estimates(Call call) {
        Row project = access.project(call, Memberships.GUEST);
        return Response.ok(
                JsonArray.collect(database.estimates.of(project.id()).stream().map(this::showEstimate)));
    }

    private JsonObject showEstimate(Row estimate) {
        JsonArray points = JsonArray.collect(database.estimatePoints.of(estimate.id()).stream()
                .map(point -> References.pick(
                        point,
                        "id",
                        "created_at",
                        "updated_at",
                        "deleted_at",
                        "key",
                        "description",
                        "value",
                        "created_by",
                        "updated_by",
                        "project",
                        "workspace",
                        "estimate")));
        JsonObject shown = JsonObject.of("id", estimate.id(), "points", points);
        shown.putAll(References.pick(
                estimate,
                "created_at",
                "updated_at",
                "deleted_at",
                "name",
                "description",
                "type",
                "last_used",
                "created_by",
                "updated_by",
                "project",
                "workspace"));
        return shown;
    }

    private Response createEstimate(Call call) {
        Row project = access.project(call, Memberships.ADMIN);
        JsonObject sent = call.object();
        JsonObject head = sent.object("estimate");
        JsonArray points = sent.array("estimate_points");
        if (head == null || points == null || points.isEmpty()) {
            throw ApiException.error(400, "Estimate points are required");
        }
        Row estimate = database.create(
                database.estimates,
                call.userId(),
                new JsonObject()
                        .with("name", head.get("name"))
                        .with("description", head.getOrDefault("description", ""))
                        .with("type", head.getOrDefault("type", "categories"))
                        .with("last_used", head.getOrDefault("last_used", false))
                        .with("project", project.id())
                        .with("workspace", project.get("workspace")));
        for (Object entry : points) {
            if (entry instanceof JsonObject point) {
                database.create(
                                database.estimatePoints,
                                call.userId(),
                                new JsonObject()
                                        .with("key", point.getOrDefault("key", 0L))
                                        .with("description", point.getOrDefault("description", ""))
                                        .with("value", point.get("value"))
                                        .with("project", project.id())
                                        .with("workspace", project.get("workspace"))
                                        .with("estimate", estimate.id()))
                        .set("updated_by", call.userId());
            }
        }
        return Response.ok(showEstimate(estimate));
    }
}

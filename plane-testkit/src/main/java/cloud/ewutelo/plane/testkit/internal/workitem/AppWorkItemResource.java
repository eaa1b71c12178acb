package cloud.ewutelo.plane.testkit.internal.workitem;

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
import cloud.ewutelo.plane.testkit.internal.store.Database;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import java.util.Map;
import java.util.Objects;

/** Work items and comments as the web application changes them: references are called {@code state_id} and the like. */
public final class AppWorkItemResource {
    /** The web application's names of columns. */
    private static final Map<String, String> COLUMNS =
            Map.of("state_id", "state", "assignee_ids", "assignees", "label_ids", "labels", "parent_id", "parent");

    private final Plane plane;
    private final Database database;
    private final WorkItems items;
    private final AppAccess access;

    private AppWorkItemResource(Plane plane, WorkItems items) {
        this.plane = plane;
        this.database = plane.database();
        this.items = items;
        this.access = new AppAccess(plane);
    }

    /** Adds the routes. */
    public static void route(Plane plane, WorkItems items) {
        AppWorkItemResource resource = new AppWorkItemResource(plane, items);
        String base = "/api/workspaces/{slug:text}/projects/{project}/issues/";
        plane.router().add(base, View.app().post(resource::create));
        plane.router().add(base + "{item}/", View.app().patch(resource::update).delete(resource::delete));
        plane.router().add(base + "{item}/comments/", View.app().post(resource::comment));
        plane.router().add(base + "{item}/comments/{comment}/", View.app().patch(resource::editComment));
    }

    private static JsonObject columns(JsonObject sent) {
        JsonObject renamed = new JsonObject();
        sent.forEach((key, value) -> renamed.put(COLUMNS.getOrDefault(key, key), value));
        return renamed;
    }

    private void publish(String entity, Events.Action action, Row row, JsonObject before, JsonObject sent, Call call) {
        plane.events().publish(new Events.Event(entity, action, row, before, sent, call.user(), Events.Origin.APP));
    }

    private Response create(Call call) {
        Row project = access.project(call, Memberships.MEMBER);
        JsonObject sent = call.object();
        Row item = items.create(project, items.validate(project, columns(sent)), call.userId());
        publish("issue", Events.Action.CREATED, item, new JsonObject(), sent, call);
        JsonObject shown = References.pick(item, "id", "name")
                .with("state_id", item.get("state"))
                .with("sort_order", item.get("sort_order"));
        shown.putAll(References.pick(
                item, "completed_at", "estimate_point", "priority", "start_date", "target_date", "sequence_id"));
        shown.with("project_id", project.id()).with("parent_id", item.get("parent"));
        shown.putAll(References.pick(
                item, "created_at", "updated_at", "created_by", "updated_by", "is_draft", "archived_at", "deleted_at"));
        return Response.created(shown.with("cycle_id", null)
                .with("link_count", null)
                .with("attachment_count", null)
                .with("sub_issues_count", null)
                .with("assignee_ids", item.get("assignees"))
                .with("label_ids", item.get("labels"))
                .with("module_ids", new JsonArray()));
    }

    private Row item(Row project, Call call) {
        Row item = database.workItems.findOf(project.id(), call.path("item"));
        if (item == null) {
            throw ApiException.error(404, "Issue not found");
        }
        return item;
    }

    private Response update(Call call) {
        Row project = access.project(call, Memberships.MEMBER);
        Row item = item(project, call);
        JsonObject sent = call.object();
        JsonObject before = (JsonObject) item.values().clone();
        items.update(project, item, items.validatePartial(project, columns(sent)), call.userId());
        publish("issue", Events.Action.UPDATED, item, before, sent, call);
        return Response.noContent();
    }

    private Response delete(Call call) {
        Row project = access.project(call, Memberships.MEMBER);
        Row item = item(project, call);
        items.delete(item);
        publish("issue", Events.Action.DELETED, item, new JsonObject(), new JsonObject(), call);
        return Response.noContent();
    }

    private Response comment(Call call) {
        Row project = access.project(call, Memberships.GUEST);
        Row item = item(project, call);
        JsonObject sent = call.object();
        Row comment = database.create(
                database.comments,
                call.userId(),
                new JsonObject()
                        .with("comment_html", sent.getOrDefault("comment_html", "<p></p>"))
                        .with("comment_json", sent.getOrDefault("comment_json", new JsonObject()))
                        .with("access", sent.getOrDefault("access", "INTERNAL"))
                        .with("external_source", null)
                        .with("external_id", null)
                        .with("edited_at", null)
                        .with("project", project.id())
                        .with("workspace", project.get("workspace"))
                        .with("description", plane.randomness().uuid())
                        .with("issue", item.id())
                        .with("actor", call.userId())
                        .with("parent", null));
        publish("issue_comment", Events.Action.CREATED, comment, new JsonObject(), sent, call);
        return Response.created(show(comment, project, item, call.userId()));
    }

    private Response editComment(Call call) {
        Row project = access.project(call, Memberships.GUEST);
        Row item = item(project, call);
        Row comment = database.comments.findOf(item.id(), call.path("comment"));
        if (comment == null) {
            throw ApiException.requiredNotFound();
        }
        JsonObject sent = call.object();
        JsonObject before = (JsonObject) comment.values().clone();
        if (sent.get("comment_html") != null) {
            boolean edited = !comment.has("comment_html", sent.get("comment_html"));
            comment.set("comment_html", sent.get("comment_html"));
            comment.set("edited_at", edited ? plane.timeline().now() : comment.get("edited_at"));
        }
        database.touch(comment, call.userId());
        publish("issue_comment", Events.Action.UPDATED, comment, before, sent, call);
        return Response.ok(show(comment, project, item, call.userId()));
    }

    private JsonObject show(Row comment, Row project, Row item, String updatedBy) {
        Row actor = Objects.requireNonNull(database.users.findAny(comment.text("actor")));
        Row workspace = Objects.requireNonNull(database.workspaces.find(project.text("workspace")));
        JsonObject issueDetail = References.pick(item, "id", "name")
                .with("description_json", new JsonObject())
                .with("description_html", item.get("description_html"));
        issueDetail.putAll(References.pick(
                item, "priority", "start_date", "target_date", "sequence_id", "sort_order", "is_draft"));
        JsonObject projectDetail = References.pick(project, "id", "identifier", "name", "cover_image")
                .with("cover_image_url", project.get("cover_image"))
                .with("logo_props", project.get("logo_props"))
                .with("description", project.get("description"));
        JsonObject shown = new JsonObject()
                .with("id", comment.id())
                .with(
                        "actor_detail",
                        References.pick(
                                actor,
                                "id",
                                "first_name",
                                "last_name",
                                "avatar",
                                "avatar_url",
                                "is_bot",
                                "display_name"))
                .with("issue_detail", issueDetail)
                .with("project_detail", projectDetail)
                .with(
                        "workspace_detail",
                        plane.references().workspace(workspace).with("logo_url", null))
                .with("comment_reactions", new JsonArray());
        shown.putAll(References.pick(comment, "created_at", "updated_at", "deleted_at"));
        shown.with("comment_stripped", PlainText.of(comment.text("comment_html")))
                .with("comment_json", new JsonObject())
                .with("comment_html", comment.get("comment_html"))
                .with("attachments", new JsonArray());
        shown.putAll(References.pick(comment, "access", "external_source", "external_id", "edited_at", "created_by"));
        shown.with("updated_by", updatedBy);
        shown.putAll(References.pick(comment, "project", "workspace", "description", "issue", "actor", "parent"));
        return shown;
    }
}

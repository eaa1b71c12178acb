package cloud.ewutelo.plane.testkit.internal.workspace;

import cloud.ewutelo.plane.testkit.internal.core.AppAccess;
import cloud.ewutelo.plane.testkit.internal.core.Memberships;
import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.core.References;
import cloud.ewutelo.plane.testkit.internal.http.ApiException;
import cloud.ewutelo.plane.testkit.internal.http.Call;
import cloud.ewutelo.plane.testkit.internal.http.Response;
import cloud.ewutelo.plane.testkit.internal.http.View;
import cloud.ewutelo.plane.testkit.internal.json.JsonArray;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.json.JsonReader;
import cloud.ewutelo.plane.testkit.internal.store.Database;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import cloud.ewutelo.plane.testkit.internal.store.Table;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Members of a workspace as the web application sees them: memberships with their view settings. */
public final class AppMemberResource {
    private static final String VIEW_SETTINGS = """
            {"filters": {"state": null, "labels": null, "priority": null, "assignees": null, "created_by": null,
              "start_date": null, "subscriber": null, "state_group": null, "target_date": null},
             "display_filters": {"type": null, "layout": "list", "group_by": null, "order_by": "-created_at",
              "sub_issue": true, "show_empty_groups": true, "calendar_date_range": ""},
             "display_properties": {"key": true, "link": true, "state": true, "labels": true, "assignee": true,
              "due_date": true, "estimate": true, "priority": true, "created_on": true, "start_date": true,
              "updated_on": true, "sub_issue_count": true, "attachment_count": true}}
            """;

    private final Plane plane;
    private final Database database;
    private final AppAccess access;

    private AppMemberResource(Plane plane) {
        this.plane = plane;
        this.database = plane.database();
        this.access = new AppAccess(plane);
    }

    /** Adds the routes. */
    public static void route(Plane plane) {
        AppMemberResource resource = new AppMemberResource(plane);
        plane.router().add("/api/workspaces/{slug:text}/members/", View.app().get(resource::list));
        plane.router()
                .add(
                        "/api/workspaces/{slug:text}/members/{member}/",
                        View.app().patch(resource::update).delete(resource::remove));
    }

    /** A membership; administrators see the address of the person. */
    static JsonObject show(Plane plane, Row member, boolean withAddress) {
        Row user = Objects.requireNonNull(plane.database().users.find(member.text("member")));
        JsonObject person = References.pick(
                user, "id", "first_name", "last_name", "avatar", "avatar_url", "is_bot", "display_name");
        if (withAddress) {
            person.putAll(References.pick(user, "email", "last_login_medium"));
        }
        JsonObject shown = JsonObject.of("id", member.id(), "member", person);
        shown.putAll(References.pick(member, "created_at", "updated_at", "deleted_at", "role", "company_role"));
        shown.with("view_props", viewSettings())
                .with("default_props", viewSettings())
                .with(
                        "issue_props",
                        new JsonObject()
                                .with("created", true)
                                .with("assigned", true)
                                .with("all_issues", true)
                                .with("subscribed", true));
        shown.putAll(References.pick(member, "is_active"));
        return shown.with("getting_started_checklist", new JsonObject())
                .with("tips", new JsonObject())
                .with("explored_features", new JsonObject())
                .with("created_by", member.get("created_by"))
                .with("updated_by", member.get("updated_by"))
                .with("workspace", member.get("workspace"));
    }

    private static @Nullable Object viewSettings() {
        return JsonReader.read(VIEW_SETTINGS);
    }

    private Response list(Call call) {
        Row workspace = access.workspace(call, Memberships.GUEST);
        boolean admin = plane.permissions().workspaceRole(call) > Memberships.GUEST;
        return Response.ok(JsonArray.collect(
                Table.newestFirst(database.workspaceMembers.whereOf(workspace.id(), row -> row.flag("is_active")))
                        .stream()
                        .map(row -> show(plane, row, admin))));
    }

    private Row member(Call call) {
        Row workspace = access.workspace(call, Memberships.ADMIN);
        Row member = database.workspaceMembers.findOf(workspace.id(), call.path("member"));
        if (member == null || !member.flag("is_active")) {
            throw ApiException.requiredNotFound();
        }
        return member;
    }

    private Response update(Call call) {
        Row member = member(call);
        JsonObject sent = call.object();
        if (sent.get("role") instanceof Long role) {
            member.set("role", role);
        }
        database.touch(member, call.userId());
        return Response.ok(show(plane, member, true));
    }

    private Response remove(Call call) {
        Row member = member(call);
        if (member.has("member", call.userId())) {
            throw ApiException.error(400, "You cannot remove yourself from the workspace. Please use leave workspace");
        }
        member.set("is_active", false);
        for (Row project : database.projects.of(member.text("workspace"))) {
            Row projectMember = plane.memberships().projectMember(project.id(), member.text("member"));
            if (projectMember != null) {
                projectMember.set("is_active", false);
            }
        }
        return Response.noContent();
    }
}

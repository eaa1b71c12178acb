package cloud.ewutelo.plane.testkit.internal.instance;

import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.core.References;
import cloud.ewutelo.plane.testkit.internal.http.ApiException;
import cloud.ewutelo.plane.testkit.internal.http.Call;
import cloud.ewutelo.plane.testkit.internal.http.Request;
import cloud.ewutelo.plane.testkit.internal.http.Response;
import cloud.ewutelo.plane.testkit.internal.http.View;
import cloud.ewutelo.plane.testkit.internal.json.JsonArray;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.rest.Paginator;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import cloud.ewutelo.plane.testkit.internal.store.Table;
import cloud.ewutelo.plane.testkit.internal.workspace.Workspaces;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code /api/instances/}: by it clients learn the version, and administrators set the instance up. */
public final class InstanceResource {
    private static final Set<String> WRITABLE = Set.of(
            "instance_name", "whitelist_emails", "domain", "is_telemetry_enabled", "namespace", "is_support_required");

    private final Plane plane;
    private final Instance instance;
    private final Configurations configurations;
    private final Workspaces workspaces;
    private final Function<Request, @Nullable Row> administrator;
    private final Paginator paginator = new Paginator(10, 10);

    private InstanceResource(
            Plane plane,
            Instance instance,
            Configurations configurations,
            Workspaces workspaces,
            Function<Request, @Nullable Row> administrator) {
        this.plane = plane;
        this.instance = instance;
        this.configurations = configurations;
        this.workspaces = workspaces;
        this.administrator = administrator;
    }

    /** Adds the routes. */
    public static void route(
            Plane plane,
            Instance instance,
            Configurations configurations,
            Workspaces workspaces,
            Function<Request, @Nullable Row> administrator) {
        InstanceResource resource = new InstanceResource(plane, instance, configurations, workspaces, administrator);
        plane.router().add("/", View.of(View.Family.PLAIN).get(call -> Response.ok(JsonObject.of("status", "OK"))));
        plane.router()
                .add(
                        "/api/instances/",
                        View.of(View.Family.ANONYMOUS).get(resource::get).patch(resource::update));
        plane.router().add("/api/instances/admins/", View.instance().get(resource::administrators));
        plane.router().add("/api/instances/admins/me/", View.instance().get(call -> Response.ok(me(call.user()))));
        plane.router()
                .add(
                        "/api/instances/admins/session/",
                        View.instance()
                                .get(call ->
                                        Response.ok(JsonObject.of("is_authenticated", true, "user", me(call.user())))));
        plane.router()
                .add(
                        "/api/instances/configurations/",
                        View.instance()
                                .get(call -> Response.ok(configurations.list()))
                                .patch(call -> Response.ok(configurations.update(call.object()))));
        plane.router()
                .add(
                        "/api/instances/workspaces/",
                        View.instance().get(resource::listWorkspaces).post(resource::createWorkspace));
        plane.router()
                .add(
                        "/api/instances/workspace-slug-check/",
                        View.instance()
                                .get(call -> Response.ok(JsonObject.of(
                                        "status",
                                        plane.memberships()
                                                        .workspace(
                                                                call.request().query("slug", ""))
                                                == null))));
    }

    private Response get(Call call) {
        boolean hasWorkspaces = !plane.database().workspaces.all().isEmpty();
        return Response.ok(
                JsonObject.of("config", config(), "instance", instance.show().with("workspaces_exist", hasWorkspaces)));
    }

    private Response update(Call call) {
        Row user = administrator.apply(call.request());
        if (user == null) {
            throw ApiException.unauthenticated();
        }
        JsonObject sent = call.object();
        sent.keySet().retainAll(WRITABLE);
        Row row = instance.row();
        row.values().putAll(sent);
        plane.database().touch(row, user.id());
        return Response.ok(instance.show());
    }

    private static JsonObject me(Row user) {
        return References.pick(
                user,
                "id",
                "avatar",
                "avatar_url",
                "cover_image",
                "date_joined",
                "display_name",
                "email",
                "first_name",
                "last_name",
                "is_active",
                "is_bot",
                "is_email_verified",
                "user_timezone",
                "username",
                "is_password_autoset");
    }

    private Response administrators(Call call) {
        JsonArray all = new JsonArray();
        for (Row admin : Table.newestFirst(plane.database().instanceAdmins.all())) {
            Row user = Objects.requireNonNull(plane.database().users.find(admin.text("user")));
            JsonObject detail = References.pick(
                    user,
                    "id",
                    "first_name",
                    "last_name",
                    "avatar",
                    "avatar_url",
                    "is_bot",
                    "display_name",
                    "email",
                    "last_login_medium");
            JsonObject shown = JsonObject.of("id", admin.id(), "user_detail", detail);
            for (String column : new String[] {
                "created_at",
                "updated_at",
                "deleted_at",
                "role",
                "is_verified",
                "created_by",
                "updated_by",
                "user",
                "instance"
            }) {
                shown.put(column, admin.get(column));
            }
            all.add(shown);
        }
        return Response.ok(all);
    }

    private Response listWorkspaces(Call call) {
        return paginator.page(
                call, () -> Table.newestFirst(plane.database().workspaces.all()), row -> workspace(row, true));
    }

    private JsonObject workspace(Row row, boolean counted) {
        Row owner = Objects.requireNonNull(plane.database().users.find(row.text("owner")));
        JsonObject shown = new JsonObject()
                .with("id", row.id())
                .with("owner", References.pick(owner, "id", "email", "first_name", "last_name"))
                .with("logo_url", null);
        if (counted) {
            shown.with("total_projects", (long)
                            plane.database().projects.of(row.id()).size())
                    .with("total_members", (long)
                            plane.database().workspaceMembers.of(row.id()).size());
        }
        shown.putAll(References.pick(
                row,
                "created_at",
                "updated_at",
                "deleted_at",
                "name",
                "logo",
                "slug",
                "organization_size",
                "timezone",
                "background_color",
                "created_by",
                "updated_by",
                "logo_asset"));
        return shown;
    }

    private Response createWorkspace(Call call) {
        JsonObject sent = call.object();
        if (sent.get("name") == null || sent.get("slug") == null) {
            throw ApiException.error(400, "Both name and slug are required");
        }
        Row workspace = workspaces.create(workspaces.validate(sent), call.user());
        return Response.created(workspace(workspace, false));
    }

    private JsonObject config() {
        JsonObject config = new JsonObject()
                .with("enable_signup", configurations.isOn("ENABLE_SIGNUP"))
                .with("is_workspace_creation_disabled", configurations.isOn("DISABLE_WORKSPACE_CREATION"))
                .with("is_google_enabled", false)
                .with("is_github_enabled", false)
                .with("is_gitlab_enabled", false)
                .with("is_gitea_enabled", configurations.isOn("IS_GITEA_ENABLED"))
                .with("is_magic_login_enabled", false)
                .with("is_email_password_enabled", configurations.isOn("ENABLE_EMAIL_PASSWORD"))
                .with("github_app_name", "")
                .with("slack_client_id", null)
                .with("posthog_api_key", null)
                .with("posthog_host", null)
                .with("has_unsplash_configured", false)
                .with("has_llm_configured", false)
                .with("file_size_limit", (double) plane.settings().bodyBytes())
                .with("is_smtp_configured", false);
        if (plane.settings().isCe122()) {
            config.with("is_intercom_enabled", configurations.isOn("IS_INTERCOM_ENABLED"))
                    .with("intercom_app_id", "");
        }
        return config.with("admin_base_url", null)
                .with("space_base_url", null)
                .with("app_base_url", null)
                .with("instance_changelog_url", "")
                .with("is_self_managed", true);
    }
}

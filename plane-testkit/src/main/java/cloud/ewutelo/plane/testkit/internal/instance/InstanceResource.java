package cloud.ewutelo.plane.testkit.internal.instance;

import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.http.ApiException;
import cloud.ewutelo.plane.testkit.internal.http.Call;
import cloud.ewutelo.plane.testkit.internal.http.Response;
import cloud.ewutelo.plane.testkit.internal.http.View;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;

/** {@code /api/instances/}, by which clients learn the version, and the health answer at the root. */
public final class InstanceResource {
    private final Plane plane;
    private final Instance instance;

    private InstanceResource(Plane plane, Instance instance) {
        this.plane = plane;
        this.instance = instance;
    }

    /** Adds the routes. */
    public static void route(Plane plane, Instance instance) {
        InstanceResource resource = new InstanceResource(plane, instance);
        plane.router()
                .add(
                        "/api/instances/",
                        View.of(View.Family.ANONYMOUS).get(resource::get).patch(resource::update));
    }

    private Response get(Call call) {
        boolean hasWorkspaces = !plane.database().workspaces.all().isEmpty();
        return Response.ok(
                JsonObject.of("config", config(), "instance", instance.show().with("workspaces_exist", hasWorkspaces)));
    }

    private Response update(Call call) {
        throw ApiException.unauthenticated();
    }

    private JsonObject config() {
        JsonObject config = new JsonObject()
                .with("enable_signup", true)
                .with("is_workspace_creation_disabled", false)
                .with("is_google_enabled", false)
                .with("is_github_enabled", false)
                .with("is_gitlab_enabled", false)
                .with("is_gitea_enabled", false)
                .with("is_magic_login_enabled", false)
                .with("is_email_password_enabled", true)
                .with("github_app_name", "")
                .with("slack_client_id", null)
                .with("posthog_api_key", null)
                .with("posthog_host", null)
                .with("has_unsplash_configured", false)
                .with("has_llm_configured", false)
                .with("file_size_limit", (double) plane.settings().bodyBytes())
                .with("is_smtp_configured", false)
                .with("admin_base_url", null)
                .with("space_base_url", null)
                .with("app_base_url", null)
                .with("instance_changelog_url", "");
        return config.with("is_self_managed", true);
    }
}

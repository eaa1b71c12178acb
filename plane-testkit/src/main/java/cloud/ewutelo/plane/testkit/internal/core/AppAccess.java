package cloud.ewutelo.plane.testkit.internal.core;

import cloud.ewutelo.plane.testkit.internal.http.ApiException;
import cloud.ewutelo.plane.testkit.internal.http.Call;
import cloud.ewutelo.plane.testkit.internal.store.Row;

/** Permission checks of the web application's API, which has its own words for a refusal. */
public final class AppAccess {
    private final Plane plane;

    /** Over a state. */
    public AppAccess(Plane plane) {
        this.plane = plane;
    }

    /** The workspace of the path, if the caller has at least this role in it. */
    public Row workspace(Call call, int role) {
        Row workspace = plane.memberships().workspace(call.path("slug"));
        if (workspace == null || plane.memberships().workspaceRole(workspace, call.userId()) < role) {
            throw refused();
        }
        return workspace;
    }

    /** The project of the path, if the caller has at least this role in it. */
    public Row project(Call call, int role) {
        Row workspace = plane.memberships().workspace(call.path("slug"));
        Row project = plane.database().projects.find(call.path("project"));
        if (workspace == null
                || project == null
                || !project.has("workspace", workspace.id())
                || plane.memberships().projectRole(project.id(), call.userId()) < role) {
            throw refused();
        }
        return project;
    }

    private static ApiException refused() {
        return ApiException.error(403, "You don't have the required permissions.");
    }
}

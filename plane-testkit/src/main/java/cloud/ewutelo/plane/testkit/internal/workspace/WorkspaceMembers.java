package cloud.ewutelo.plane.testkit.internal.workspace;

import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.http.Call;
import cloud.ewutelo.plane.testkit.internal.http.Response;
import cloud.ewutelo.plane.testkit.internal.http.View;
import cloud.ewutelo.plane.testkit.internal.json.JsonArray;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import cloud.ewutelo.plane.testkit.internal.store.Table;
import java.util.Objects;

/** {@code members/} of a workspace: a bare array that also holds those who left. */
public final class WorkspaceMembers {
    private final Plane plane;

    private WorkspaceMembers(Plane plane) {
        this.plane = plane;
    }

    /** Adds the route. */
    public static void route(Plane plane) {
        WorkspaceMembers members = new WorkspaceMembers(plane);
        plane.router()
                .add(
                        "/api/v1/workspaces/{slug:text}/members/",
                        View.api(plane.permissions()::workspaceWriter).get(members::list));
    }

    private Response list(Call call) {
        Row workspace = plane.permissions().workspace(call);
        JsonArray people = new JsonArray();
        for (Row member : Table.newestFirst(plane.database().workspaceMembers.of(workspace.id()))) {
            Row user = Objects.requireNonNull(plane.database().users.find(member.text("member")));
            people.add(plane.references().person(user).with("role", member.get("role")));
        }
        return Response.ok(people);
    }
}

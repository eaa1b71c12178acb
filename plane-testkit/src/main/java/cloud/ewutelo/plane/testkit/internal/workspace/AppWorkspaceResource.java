package cloud.ewutelo.plane.testkit.internal.workspace;

import cloud.ewutelo.plane.testkit.internal.core.AppAccess;
import cloud.ewutelo.plane.testkit.internal.core.Memberships;
import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.core.References;
import cloud.ewutelo.plane.testkit.internal.http.Call;
import cloud.ewutelo.plane.testkit.internal.http.Response;
import cloud.ewutelo.plane.testkit.internal.http.View;
import cloud.ewutelo.plane.testkit.internal.json.JsonArray;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.rest.Field;
import cloud.ewutelo.plane.testkit.internal.rest.Serializer;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import java.util.function.BiConsumer;

/** Workspaces as the web application makes and lists them; a new one gets a demo project. */
public final class AppWorkspaceResource {
    private static final Serializer CHANGES = new Serializer()
            .with(
                    Field.text("name", 80),
                    Field.text("organization_size", 20).nullable().blank(),
                    Field.zone("timezone"));

    private final Plane plane;
    private final AppAccess access;
    private final Workspaces workspaces;
    private final BiConsumer<Row, Row> demo;

    private AppWorkspaceResource(Plane plane, Workspaces workspaces, BiConsumer<Row, Row> demo) {
        this.plane = plane;
        this.access = new AppAccess(plane);
        this.workspaces = workspaces;
        this.demo = demo;
    }

    /**
     * Adds the routes.
     *
     * @param demo fills a new workspace, for its owner
     */
    public static void route(Plane plane, Workspaces workspaces, BiConsumer<Row, Row> demo) {
        AppWorkspaceResource resource = new AppWorkspaceResource(plane, workspaces, demo);
        plane.router().add("/api/workspaces/", View.app().post(resource::create));
        plane.router().add("/api/workspaces/{slug:text}/", View.app().patch(resource::update));
        plane.router().add("/api/users/me/workspaces/", View.app().get(resource::mine));
        plane.router()
                .add(
                        "/api/v1/workspaces/{slug:text}/",
                        View.app()
                                .get(call -> Response.ok(JsonObject.of(
                                        "invitations",
                                        plane.settings().origin() + "/api/v1/workspaces/" + call.path("slug")
                                                + "/invitations/"))));
    }

    private Response create(Call call) {
        Row workspace = workspaces.create(workspaces.validate(call.object()), call.user());
        JsonObject shown = JsonObject.of("id", workspace.id(), "logo_url", null);
        shown.putAll(columns(workspace));
        shown.with("total_members", 1L).with("role", 20L);
        demo.accept(workspace, call.user());
        return Response.created(shown);
    }

    private Response update(Call call) {
        Row workspace = access.workspace(call, Memberships.ADMIN);
        workspace.values().putAll(CHANGES.validatePartial(call.data()));
        plane.database().touch(workspace, call.userId());
        JsonObject shown = JsonObject.of("id", workspace.id(), "logo_url", null);
        shown.putAll(columns(workspace));
        return Response.ok(shown);
    }

    private Response mine(Call call) {
        JsonArray all = new JsonArray();
        for (Row workspace : plane.database().workspaces.all()) {
            int role = plane.memberships().workspaceRole(workspace, call.userId());
            if (role > 0) {
                long members = plane.database()
                        .workspaceMembers
                        .whereOf(workspace.id(), row -> row.flag("is_active"))
                        .size();
                JsonObject shown = new JsonObject()
                        .with("id", workspace.id())
                        .with("total_members", members)
                        .with("logo_url", null)
                        .with("role", (long) role);
                shown.putAll(columns(workspace));
                all.add(shown);
            }
        }
        return Response.ok(all);
    }

    private static JsonObject columns(Row workspace) {
        return References.pick(
                workspace,
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
                "logo_asset",
                "owner");
    }
}

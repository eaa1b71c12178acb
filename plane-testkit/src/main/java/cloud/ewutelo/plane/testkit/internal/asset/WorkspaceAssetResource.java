package cloud.ewutelo.plane.testkit.internal.asset;

import cloud.ewutelo.plane.testkit.internal.core.ExternalPair;
import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.http.ApiException;
import cloud.ewutelo.plane.testkit.internal.http.Call;
import cloud.ewutelo.plane.testkit.internal.http.Response;
import cloud.ewutelo.plane.testkit.internal.http.View;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.store.Database;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import java.util.List;

/** {@code assets/} of a workspace, which is broken on real servers: it stores the record and crashes. */
public final class WorkspaceAssetResource {
    private final Plane plane;
    private final Database database;
    private final Assets assets;

    private WorkspaceAssetResource(Plane plane, Storage storage) {
        this.plane = plane;
        this.database = plane.database();
        this.assets = new Assets(plane, storage);
    }

    /** Adds the routes. */
    public static void route(Plane plane, Storage storage) {
        WorkspaceAssetResource resource = new WorkspaceAssetResource(plane, storage);
        String base = "/api/v1/workspaces/{slug:text}/assets/";
        plane.router().add(base, View.api(plane.permissions()::anyone).post(resource::create));
        plane.router()
                .add(
                        base + "{asset}/",
                        View.api(plane.permissions()::anyone).get(resource::get).patch(resource::markUploaded));
    }

    private Row asset(Call call) {
        Row workspace = plane.memberships().workspace(call.path("slug"));
        Row asset = database.assets.find(call.path("asset"));
        if (asset == null || workspace == null || !asset.has("workspace", workspace.id())) {
            throw ApiException.error(404, "Asset not found");
        }
        return asset;
    }

    private Response create(Call call) {
        JsonObject sent = call.object();
        Object size = sent.get("size");
        if (sent.text("name") == null || size == null) {
            throw ApiException.of(400, JsonObject.of("error", "Name and size are required fields.", "status", false));
        }
        Object type = sent.getOrDefault("type", "");
        if (type == null || !FileTypes.isAttachment(type)) {
            throw ApiException.of(400, JsonObject.of("error", "Invalid file type.", "status", false));
        }
        Row workspace = plane.permissions().workspace(call);
        List<Row> rows = database.assets.where(row -> row.has("workspace", workspace.id()));
        Row twin = ExternalPair.find(rows, sent.text("external_source"), sent.text("external_id"), null);
        if (twin != null) {
            String url = "/api/assets/v2/workspaces/" + call.path("slug") + "/projects/" + twin.get("project")
                    + "/issues/None/attachments/" + twin.id() + "/";
            throw ApiException.of(
                    409,
                    new JsonObject()
                            .with("message", "Asset with same external id and source already exists")
                            .with("asset_id", twin.id())
                            .with("asset_url", url));
        }
        String name = assets.fileName(String.valueOf(sent.get("name")));
        Row asset = assets.create(
                call.userId(),
                "ISSUE_ATTACHMENT",
                name,
                type,
                assets.limited(size),
                database.projects.find(sent.text("project_id")));
        asset.set("workspace", workspace.id())
                .set("external_id", sent.get("external_id"))
                .set("external_source", sent.get("external_source"));
        database.assets.insert(asset);
        throw ApiException.crash();
    }

    private Response get(Call call) {
        if (!asset(call).flag("is_uploaded")) {
            throw ApiException.error(400, "Asset not yet uploaded");
        }
        throw ApiException.error(500, "Internal server error");
    }

    private Response markUploaded(Call call) {
        assets.markUploaded(asset(call), call.userId());
        return Response.noContent();
    }
}

package cloud.ewutelo.plane.testkit.internal.asset;

import cloud.ewutelo.plane.testkit.internal.core.ExternalPair;
import cloud.ewutelo.plane.testkit.internal.core.Memberships;
import cloud.ewutelo.plane.testkit.internal.core.Plane;
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
import cloud.ewutelo.plane.testkit.internal.workitem.ActivityLog;

/** {@code attachments/} of a work item: announced here, sent to the object store, then marked as uploaded. */
public final class AttachmentResource {
    private final Plane plane;
    private final Database database;
    private final Storage storage;
    private final Assets assets;
    private final ActivityLog log;
    private final Serializer serializer = new Serializer()
            .show(
                    "id",
                    "created_at",
                    "updated_at",
                    "deleted_at",
                    "attributes",
                    "asset",
                    "entity_type",
                    "entity_identifier",
                    "is_deleted",
                    "is_archived",
                    "external_id",
                    "external_source",
                    "size",
                    "is_uploaded",
                    "storage_metadata",
                    "created_by",
                    "updated_by",
                    "user",
                    "workspace",
                    "draft_issue",
                    "project",
                    "issue",
                    "comment",
                    "page");

    private AttachmentResource(Plane plane, Storage storage, ActivityLog log) {
        this.plane = plane;
        this.database = plane.database();
        this.storage = storage;
        this.assets = new Assets(plane, storage);
        this.log = log;
    }

    /** Adds the routes. */
    public static void route(Plane plane, Storage storage, ActivityLog log) {
        AttachmentResource resource = new AttachmentResource(plane, storage, log);
        String project = "/api/v1/workspaces/{slug:text}/projects/{project}/";
        for (String base :
                new String[] {project + "work-items/{item}/attachments/", project + "issues/{item}/issue-attachments/"
                }) {
            plane.router()
                    .add(
                            base,
                            View.api(plane.permissions()::anyone)
                                    .get(resource::list)
                                    .post(resource::create));
            plane.router()
                    .add(
                            base + "{attachment}/",
                            View.api(plane.permissions()::anyone)
                                    .get(resource::download)
                                    .patch(resource::markUploaded)
                                    .delete(resource::delete));
        }
    }

    private void require(Call call, int role, String verb) {
        if (plane.permissions().projectRole(call) < role) {
            throw ApiException.error(403, "You are not allowed to " + verb + " this attachment");
        }
    }

    private Row attachment(Call call) {
        Row asset = database.assets.findOf(call.path("item"), call.path("attachment"));
        if (asset == null || !asset.has("project", call.path("project"))) {
            throw ApiException.notFound();
        }
        return asset;
    }

    private static ApiException invalid(String error) {
        return ApiException.of(400, JsonObject.of("error", error, "status", false));
    }

    private static boolean isFalsy(Object value) {
        return value == null || value.equals("") || (value instanceof Number number && number.doubleValue() == 0);
    }

    private Response list(Call call) {
        // Whoever has a key may list, whatever project it is; only the files themselves are guarded.
        return Response.ok(JsonArray.collect(Table.newestFirst(database.assets.whereOf(
                        call.path("item"), row -> row.flag("is_uploaded") && row.has("project", call.path("project"))))
                .stream()
                .map(row -> serializer.render(row, call.user()))));
    }

    private Response create(Call call) {
        require(call, Memberships.GUEST, "upload");
        Row project = plane.permissions().currentProject(call);
        Row item = database.workItems.findOf(project.id(), call.path("item"));
        if (item == null) {
            throw ApiException.notFound();
        }
        JsonObject sent = call.object();
        Object size = sent.get("size");
        Object type = sent.getOrDefault("type", false);
        if (size == null || isFalsy(size) || sent.text("name") == null || "".equals(sent.get("name"))) {
            throw invalid("Invalid request.");
        }
        if (type == null || !FileTypes.isAttachment(type)) {
            throw invalid("Invalid file type.");
        }
        Object allowed = assets.limited(size);
        ExternalPair.refuseTaken(database.assets.of(item.id()), sent, "Issue");
        String name = assets.fileName(String.valueOf(sent.get("name")));
        Row asset = assets.create(call.userId(), "ISSUE_ATTACHMENT", name, type, allowed, project);
        asset.set("external_id", sent.get("external_id"))
                .set("external_source", sent.get("external_source"))
                .set("issue", item.id());
        database.assets.insert(asset);
        String url = "/api/assets/v2/workspaces/" + call.path("slug") + "/projects/" + project.id() + "/issues/"
                + item.id() + "/attachments/" + asset.id() + "/";
        return Response.ok(new JsonObject()
                .with(
                        "upload_data",
                        storage.presignedPost(call.request(), asset.text("asset"), type.toString(), allowed))
                .with("asset_id", asset.id())
                .with("attachment", serializer.render(asset, call.user()))
                .with("asset_url", url));
    }

    private Response download(Call call) {
        require(call, Memberships.GUEST, "download");
        Row asset = attachment(call);
        if (!asset.flag("is_uploaded")) {
            throw invalid("The asset is not uploaded.");
        }
        String name = String.valueOf(asset.object("attributes").get("name"));
        return Response.redirect(302, storage.presignedGet(call.request(), asset.text("asset"), "attachment", name));
    }

    private Response markUploaded(Call call) {
        require(call, Memberships.GUEST, "upload");
        Row asset = attachment(call);
        boolean first = !asset.flag("is_uploaded");
        assets.markUploaded(asset, call.userId());
        if (first) {
            record(
                    asset,
                    call,
                    new ActivityLog.Entry("created", "attachment", null, asset.text("asset"), "created an attachment")
                            .identifiers(null, asset.id()));
        }
        return Response.noContent();
    }

    private Response delete(Call call) {
        require(call, Memberships.MEMBER, "delete");
        Row asset = attachment(call);
        database.delete(database.assets, asset);
        record(asset, call, new ActivityLog.Entry("deleted", "attachment", null, null, "deleted the attachment"));
        return Response.noContent();
    }

    private void record(Row asset, Call call, ActivityLog.Entry entry) {
        Row item = database.workItems.find(asset.text("issue"));
        if (item != null) {
            log.write(item, call.userId(), entry);
        }
    }
}

package cloud.ewutelo.plane.testkit.internal.asset;

import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.http.ApiException;
import cloud.ewutelo.plane.testkit.internal.http.Call;
import cloud.ewutelo.plane.testkit.internal.http.Response;
import cloud.ewutelo.plane.testkit.internal.http.View;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.store.Database;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import java.util.Set;

/** {@code user-assets/}: pictures of people. Marking one as uploaded does not make it anyone's picture. */
public final class UserAssetResource {
    private static final Set<String> KINDS = Set.of("USER_AVATAR", "USER_COVER");

    private final Plane plane;
    private final Database database;
    private final Storage storage;
    private final Assets assets;

    private UserAssetResource(Plane plane, Storage storage) {
        this.plane = plane;
        this.database = plane.database();
        this.storage = storage;
        this.assets = new Assets(plane, storage);
    }

    /** Adds the routes. */
    public static void route(Plane plane, Storage storage) {
        UserAssetResource resource = new UserAssetResource(plane, storage);
        String base = "/api/v1/assets/user-assets/";
        plane.router().add(base, View.api(plane.permissions()::anyone).post(resource::create));
        plane.router()
                .add(
                        base + "{asset}/",
                        View.api(plane.permissions()::anyone)
                                .patch(resource::markUploaded)
                                .delete(resource::delete));
        plane.router()
                .add(base + "server/", View.api(plane.permissions()::anyone).post(call -> {
                    throw ApiException.crash();
                }));
        plane.router()
                .add(
                        base + "{asset}/server/",
                        View.api(plane.permissions()::anyone)
                                .patch(resource::markUploaded)
                                .delete(resource::delete));
        plane.router()
                .add(
                        "/api/assets/v2/static/{asset}/",
                        View.of(View.Family.PLAIN).get(resource::show));
    }

    private Row asset(Call call) {
        Row asset = database.assets.find(call.path("asset"));
        if (asset == null || !asset.has("user", call.userId())) {
            throw ApiException.notFound();
        }
        return asset;
    }

    private Response create(Call call) {
        JsonObject sent = call.object();
        Object kind = sent.get("entity_type");
        if (kind == null || !KINDS.contains(kind.toString())) {
            throw ApiException.of(400, JsonObject.of("error", "Invalid entity type.", "status", false));
        }
        Object type = sent.getOrDefault("type", "image/jpeg");
        if (type == null || !FileTypes.isPicture(type)) {
            throw ApiException.of(
                    400,
                    JsonObject.of("error", "Invalid file type. Only JPEG and PNG files are allowed.", "status", false));
        }
        Object size = sent.get("size");
        Object allowed = assets.limited(size == null ? (long) plane.settings().bodyBytes() : size);
        String unnamed = plane.settings().isCe122() ? "None" : "unnamed";
        String name = sent.text("name") == null ? unnamed : assets.fileName(String.valueOf(sent.get("name")));
        Row asset = assets.create(call.userId(), kind.toString(), name, type, allowed, null);
        database.assets.insert(asset.set("user", call.userId()));
        return Response.ok(new JsonObject()
                .with(
                        "upload_data",
                        storage.presignedPost(call.request(), asset.text("asset"), type.toString(), allowed))
                .with("asset_id", asset.id())
                .with("asset_url", "/api/assets/v2/static/" + asset.id() + "/"));
    }

    private Response markUploaded(Call call) {
        assets.markUploaded(asset(call), call.userId());
        return Response.noContent();
    }

    private Response delete(Call call) {
        database.delete(database.assets, asset(call));
        return Response.noContent();
    }

    private Response show(Call call) {
        Row asset = database.assets.find(call.path("asset"));
        if (asset == null) {
            throw ApiException.requiredNotFound();
        }
        String name = plane.randomness().hex(32);
        return Response.redirect(302, storage.presignedGet(call.request(), asset.text("asset"), "inline", name));
    }
}

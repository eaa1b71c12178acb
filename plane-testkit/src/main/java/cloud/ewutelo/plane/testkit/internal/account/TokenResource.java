package cloud.ewutelo.plane.testkit.internal.account;

import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.http.ApiException;
import cloud.ewutelo.plane.testkit.internal.http.Call;
import cloud.ewutelo.plane.testkit.internal.http.Response;
import cloud.ewutelo.plane.testkit.internal.http.View;
import cloud.ewutelo.plane.testkit.internal.json.JsonArray;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.rest.Field;
import cloud.ewutelo.plane.testkit.internal.rest.Serializer;
import cloud.ewutelo.plane.testkit.internal.store.Database;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import cloud.ewutelo.plane.testkit.internal.store.Table;
import java.time.Instant;

/** {@code /api/users/api-tokens/}: the API keys of the signed-in person. */
public final class TokenResource {
    private static final String[] TAIL = {
        "user_type", "expired_at", "is_service", "allowed_rate_limit", "created_by", "updated_by", "user", "workspace"
    };

    private final Plane plane;
    private final Database database;
    private final Accounts accounts;
    private final Serializer written;
    private final Serializer read;
    private final Serializer expiry =
            new Serializer().with(Field.instant("expired_at").nullable());

    private TokenResource(Plane plane, Accounts accounts) {
        this.plane = plane;
        this.database = plane.database();
        this.accounts = accounts;
        this.written = new Serializer()
                .show("id", "created_at", "updated_at", "deleted_at")
                .with(Field.text("label", 255), Field.text("description").blank())
                .show("is_active", "last_used", "token", "user_type", "expired_at")
                .with(Field.bool("is_service"))
                .show("allowed_rate_limit", "created_by", "updated_by", "user", "workspace");
        this.read = new Serializer()
                .show("id")
                .with(Field.computed(
                        "is_active",
                        (row, viewer) -> row.flag("is_active")
                                && (row.get("expired_at") == null
                                        || row.instant("expired_at")
                                                .isAfter(plane.timeline().now()))))
                .show("created_at", "updated_at", "deleted_at", "label", "description", "last_used")
                .show(TAIL);
    }

    /** Adds the routes. */
    public static void route(Plane plane, Accounts accounts) {
        TokenResource resource = new TokenResource(plane, accounts);
        plane.router()
                .add("/api/users/api-tokens/", View.app().get(resource::list).post(resource::create));
        plane.router()
                .add(
                        "/api/users/api-tokens/{token}/",
                        View.app().get(resource::get).patch(resource::update).delete(resource::delete));
        if (plane.settings().isCe122()) {
            plane.router()
                    .add(
                            "/api/workspaces/{slug:text}/service-api-tokens/",
                            View.app().post(resource::service));
        }
    }

    private Row token(Call call) {
        Row token = database.tokens.findOf(call.userId(), call.path("token"));
        if (token == null || token.flag("is_service")) {
            throw ApiException.requiredNotFound();
        }
        return token;
    }

    private Response list(Call call) {
        return Response.ok(JsonArray.collect(
                Table.newestFirst(database.tokens.whereOf(call.userId(), row -> !row.flag("is_service"))).stream()
                        .map(row -> read.render(row, call.user()))));
    }

    private Response get(Call call) {
        return Response.ok(read.render(token(call), call.user()));
    }

    private Response create(Call call) {
        JsonObject sent = call.object();
        Instant expiresAt = (Instant) expiry.validate(sent).get("expired_at");
        Object label = sent.get("label");
        Object description = sent.get("description");
        Row token = accounts.createToken(
                call.user(),
                label == null ? plane.randomness().hex(32) : label.toString(),
                description == null ? "" : description.toString(),
                expiresAt);
        return Response.created(written.render(token, call.user()));
    }

    private Response update(Call call) {
        Row token = token(call);
        token.values().putAll(written.validatePartial(call.data()));
        database.touch(token, call.userId());
        return Response.ok(written.render(token, call.user()));
    }

    private Response delete(Call call) {
        database.delete(database.tokens, token(call));
        return Response.noContent();
    }

    /** One token for the whole workspace, made on the first call. */
    private Response service(Call call) {
        Row workspace = plane.permissions().workspace(call);
        Row existing = database.tokens.first(row -> row.has("workspace", workspace.id()));
        Row token = existing != null
                ? existing
                : accounts.createToken(call.user(), plane.randomness().hex(32), "", null)
                        .set("is_service", true)
                        .set("workspace", workspace.id());
        return Response.json(existing == null ? 201 : 200, JsonObject.of("token", token.get("token")));
    }
}

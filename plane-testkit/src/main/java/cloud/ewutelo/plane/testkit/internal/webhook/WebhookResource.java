package cloud.ewutelo.plane.testkit.internal.webhook;

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
import cloud.ewutelo.plane.testkit.internal.rest.Field;
import cloud.ewutelo.plane.testkit.internal.rest.Serializer;
import cloud.ewutelo.plane.testkit.internal.store.Database;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import cloud.ewutelo.plane.testkit.internal.store.Table;

/** {@code webhooks/} of a workspace in the web application's API, for its administrators. */
public final class WebhookResource {
    private final Plane plane;
    private final Database database;
    private final AppAccess access;
    private final WebhookUrlPolicy policy;
    private final Serializer serializer = new Serializer()
            .show("id")
            .with(Field.text("url", 1024).required())
            .show("created_at", "updated_at", "deleted_at")
            .with(Field.bool("is_active").startsAs(true), Field.readOnly("secret_key"))
            .with(
                    Field.bool("project").startsAs(false),
                    Field.bool("issue").startsAs(false),
                    Field.bool("module").startsAs(false),
                    Field.bool("cycle").startsAs(false),
                    Field.bool("issue_comment").startsAs(false),
                    Field.bool("is_internal").startsAs(false),
                    Field.text("version", 50).startsAs("v1"))
            .show("created_by", "updated_by", "workspace");

    private WebhookResource(Plane plane) {
        this.plane = plane;
        this.database = plane.database();
        this.access = new AppAccess(plane);
        this.policy = new WebhookUrlPolicy(plane.settings());
    }

    /** Adds the routes. */
    public static void route(Plane plane) {
        WebhookResource resource = new WebhookResource(plane);
        String base = "/api/workspaces/{slug:text}/webhooks/";
        plane.router().add(base, View.app().get(resource::list).post(resource::create));
        plane.router()
                .add(
                        base + "{webhook}/",
                        View.app()
                                .get(call -> Response.ok(resource.show(resource.webhook(call))))
                                .patch(resource::update)
                                .delete(resource::delete));
        plane.router().add(base + "{webhook}/regenerate/", View.app().post(resource::regenerate));
        plane.router()
                .add(
                        "/api/workspaces/{slug:text}/webhook-logs/{webhook}/",
                        View.app().get(resource::logs));
    }

    /** Stores a webhook without asking whether its address is allowed. */
    public static Row store(Plane plane, Row workspace, String userId, JsonObject values) {
        JsonObject all = new WebhookResource(plane).serializer.initial(values);
        all.put("secret_key", newSecret(plane));
        all.put("workspace", workspace.id());
        return plane.database().create(plane.database().webhooks, userId, all);
    }

    private static String newSecret(Plane plane) {
        return "plane_wh_" + plane.randomness().hex(32);
    }

    private JsonObject show(Row webhook) {
        return serializer.render(webhook, null);
    }

    private Row webhook(Call call) {
        Row workspace = access.workspace(call, Memberships.ADMIN);
        Row webhook = database.webhooks.findOf(workspace.id(), call.path("webhook"));
        if (webhook == null) {
            throw ApiException.requiredNotFound();
        }
        return webhook;
    }

    private Response list(Call call) {
        Row workspace = access.workspace(call, Memberships.ADMIN);
        return Response.ok(JsonArray.collect(
                Table.newestFirst(database.webhooks.of(workspace.id())).stream().map(this::show)));
    }

    private Response create(Call call) {
        Row workspace = access.workspace(call, Memberships.ADMIN);
        JsonObject values = serializer.validate(call.data());
        String url = String.valueOf(values.get("url"));
        policy.check(url);
        if (database.webhooks.firstOf(workspace.id(), row -> row.has("url", url)) != null) {
            throw ApiException.error(409, "URL already exists for the workspace");
        }
        return Response.created(show(store(plane, workspace, call.userId(), values)));
    }

    private Response update(Call call) {
        Row webhook = webhook(call);
        JsonObject values = serializer.validatePartial(call.data());
        String url = values.text("url");
        if (url != null) {
            policy.check(url);
            boolean taken =
                    database.webhooks.firstOf(webhook.text("workspace"), row -> row != webhook && row.has("url", url))
                            != null;
            if (taken) {
                throw ApiException.invalidPayload();
            }
        }
        webhook.values().putAll(values);
        database.touch(webhook, call.userId());
        return Response.ok(show(webhook));
    }

    private Response delete(Call call) {
        database.delete(database.webhooks, webhook(call));
        return Response.noContent();
    }

    private Response regenerate(Call call) {
        Row webhook = webhook(call).set("secret_key", newSecret(plane));
        database.touch(webhook, call.userId());
        return Response.ok(show(webhook));
    }

    private Response logs(Call call) {
        access.workspace(call, Memberships.ADMIN);
        return Response.ok(JsonArray.collect(Table.newestFirst(database.webhookLogs.of(call.path("webhook"))).stream()
                .map(log -> References.pick(
                        log,
                        "id",
                        "created_at",
                        "updated_at",
                        "deleted_at",
                        "webhook",
                        "event_type",
                        "request_method",
                        "request_headers",
                        "request_body",
                        "response_status",
                        "response_headers",
                        "response_body",
                        "retry_count",
                        "created_by",
                        "updated_by",
                        "workspace"))));
    }
}

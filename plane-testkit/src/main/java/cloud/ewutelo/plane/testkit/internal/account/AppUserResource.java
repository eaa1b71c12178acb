package cloud.ewutelo.plane.testkit.internal.account;

import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.core.References;
import cloud.ewutelo.plane.testkit.internal.http.Call;
import cloud.ewutelo.plane.testkit.internal.http.Response;
import cloud.ewutelo.plane.testkit.internal.http.View;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.rest.Field;
import cloud.ewutelo.plane.testkit.internal.rest.Serializer;
import cloud.ewutelo.plane.testkit.internal.store.Row;

/** {@code /api/users/me/} and the signed-in person's settings. */
public final class AppUserResource {
    private final Plane plane;
    private final Accounts accounts;
    private final Serializer changed;

    private AppUserResource(Plane plane, Accounts accounts) {
        this.plane = plane;
        this.accounts = accounts;
        this.changed = new Serializer()
                .show("last_login", "id", "username", "mobile_number", "email")
                .with(
                        Field.text("display_name", 255),
                        Field.text("first_name", 255).blank(),
                        Field.text("last_name", 255).blank(),
                        Field.text("avatar").blank())
                .show(
                        "avatar_asset",
                        "cover_image",
                        "cover_image_asset",
                        "date_joined",
                        "created_at",
                        "updated_at",
                        "last_location",
                        "created_location",
                        "is_superuser",
                        "is_managed",
                        "is_password_expired",
                        "is_active",
                        "is_staff",
                        "is_email_verified",
                        "is_password_autoset",
                        "is_password_reset_required",
                        "token",
                        "last_active",
                        "last_login_time",
                        "last_logout_time",
                        "last_login_ip",
                        "last_logout_ip",
                        "last_login_medium",
                        "last_login_uagent",
                        "token_updated_at",
                        "is_bot",
                        "bot_type")
                .with(Field.zone("user_timezone"))
                .show("is_email_valid", "masked_at");
    }

    /** Adds the routes. */
    public static void route(Plane plane, Accounts accounts) {
        AppUserResource resource = new AppUserResource(plane, accounts);
        plane.router()
                .add(
                        "/api/users/me/",
                        View.app().get(call -> Response.ok(me(call.user()))).patch(resource::update));
        plane.router()
                .add(
                        "/api/users/session/",
                        View.app()
                                .get(call ->
                                        Response.ok(JsonObject.of("is_authenticated", true, "user", me(call.user())))));
        plane.router().add("/api/users/me/onboard/", View.app().patch(resource::onboard));
        plane.router()
                .add(
                        "/api/users/me/profile/",
                        View.app()
                                .get(call -> Response.ok(resource.profile(call)))
                                .patch(resource::updateProfile));
    }

    private static JsonObject me(Row user) {
        return References.pick(
                user,
                "id",
                "avatar",
                "cover_image",
                "avatar_url",
                "cover_image_url",
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
                "is_password_autoset",
                "last_login_medium",
                "last_login_time");
    }

    private Response update(Call call) {
        JsonObject values = changed.validatePartial(call.data());
        Row user = call.user();
        JsonObject answer;
        user.values().putAll(values);
        plane.database().touch(user, null);
        user.set("token", plane.randomness().hex(64))
                .set("token_updated_at", plane.timeline().now());
        answer = changed.render(user, user);
        return Response.ok(answer);
    }

    private Response onboard(Call call) {
        accounts.profileOf(call.user())
                .set("is_onboarded", Boolean.TRUE.equals(call.object().get("is_onboarded")));
        return Response.ok(JsonObject.of("message", "Updated successfully"));
    }

    private Response updateProfile(Call call) {
        Row profile = accounts.profileOf(call.user());
        JsonObject sent = call.object();
        sent.keySet().retainAll(profile.values().keySet());
        sent.remove("id");
        sent.remove("user");
        profile.values().putAll(sent);
        plane.database().touch(profile, call.userId());
        return Response.ok(profile(call));
    }

    private JsonObject profile(Call call) {
        JsonObject shown = (JsonObject) accounts.profileOf(call.user()).values().clone();
        shown.remove("deleted_at");
        shown.remove("created_by");
        shown.remove("updated_by");
        return shown;
    }
}

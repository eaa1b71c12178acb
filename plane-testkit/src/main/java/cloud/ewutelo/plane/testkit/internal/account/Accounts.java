package cloud.ewutelo.plane.testkit.internal.account;

import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.http.ApiException;
import cloud.ewutelo.plane.testkit.internal.http.Request;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes users and keys, and finds the owner of a key. */
public final class Accounts {
    private final Plane plane;

    /** Over a state. */
    public Accounts(Plane plane) {
        this.plane = plane;
    }

    /** Stores a new user. */
    public Row createUser(String email, String firstName, String lastName, String password) {
        Instant now = plane.timeline().now();
        JsonObject user = new JsonObject()
                .with("username", plane.randomness().hex(32))
                .with("mobile_number", null)
                .with("email", email)
                .with("display_name", email.substring(0, email.indexOf('@') < 0 ? email.length() : email.indexOf('@')))
                .with("first_name", firstName)
                .with("last_name", lastName)
                .with("avatar", "")
                .with("avatar_url", null)
                .with("avatar_asset", null)
                .with("cover_image", null)
                .with("cover_image_url", null)
                .with("cover_image_asset", null)
                .with("date_joined", now)
                .with("last_login", null)
                .with("last_location", "")
                .with("created_location", "")
                .with("is_superuser", false)
                .with("is_managed", false)
                .with("is_password_expired", false)
                .with("is_active", true)
                .with("is_staff", false)
                .with("is_email_verified", false)
                .with("is_password_autoset", false)
                .with("is_password_reset_required", false)
                .with("token", plane.randomness().hex(64))
                .with("last_active", now)
                .with("last_login_time", null)
                .with("last_logout_time", null)
                .with("last_login_ip", "")
                .with("last_logout_ip", "")
                .with("last_login_medium", "email")
                .with("last_login_uagent", "")
                .with("token_updated_at", null)
                .with("is_bot", false)
                .with("bot_type", null)
                .with("user_timezone", "UTC")
                .with("is_email_valid", false)
                .with("masked_at", null)
                .with("password", password);
        return plane.database().create(plane.database().users, null, user);
    }

    /** A person's settings, made when they are first needed. */
    public Row profileOf(Row user) {
        Row existing = plane.database().profiles.firstOf(user.id(), row -> true);
        if (existing != null) {
            return existing;
        }
        JsonObject profile = new JsonObject()
                .with("theme", new JsonObject())
                .with("is_app_rail_docked", true)
                .with("is_tour_completed", false)
                .with(
                        "onboarding_step",
                        new JsonObject()
                                .with("workspace_join", false)
                                .with("profile_complete", false)
                                .with("workspace_create", false)
                                .with("workspace_invite", false))
                .with("use_case", null)
                .with("role", null)
                .with("is_onboarded", false)
                .with("last_workspace_id", null)
                .with("billing_address_country", "INDIA")
                .with("billing_address", null)
                .with("has_billing_address", false)
                .with("company_name", "")
                .with("notification_view_mode", "full")
                .with("is_smooth_cursor_enabled", false)
                .with("is_mobile_onboarded", false)
                .with(
                        "mobile_onboarding_step",
                        new JsonObject()
                                .with("workspace_join", false)
                                .with("profile_complete", false)
                                .with("workspace_create", false))
                .with("mobile_timezone_auto_set", false)
                .with("language", "en")
                .with("start_of_the_week", 0L)
                .with("goals", new JsonObject())
                .with("background_color", "#" + plane.randomness().hex(6))
                .with("is_navigation_tour_completed", false)
                .with("has_marketing_email_consent", false)
                .with("is_subscribed_to_changelog", false)
                .with(
                        "product_tour",
                        new JsonObject()
                                .with("pages", false)
                                .with("cycles", false)
                                .with("intake", false)
                                .with("modules", false)
                                .with("work_items", false))
                .with("user", user.id());
        return plane.database().create(plane.database().profiles, null, profile);
    }

    /** The user with this address; addresses are compared in lower case. */
    public @Nullable Row findByEmail(String email) {
        String wanted = email.trim().toLowerCase(Locale.ROOT);
        return plane.database().users.first(row -> row.has("email", wanted));
    }

    /** Stores a new API key. */
    public Row createToken(Row user, String label, String description, @Nullable Instant expiresAt) {
        JsonObject token = new JsonObject()
                .with("label", label)
                .with("description", description)
                .with("is_active", true)
                .with("last_used", null)
                .with("token", "plane_api_" + plane.randomness().hex(32))
                .with("user_type", user.flag("is_bot") ? 1L : 0L)
                .with("expired_at", expiresAt)
                .with("is_service", false)
                .with("allowed_rate_limit", "60/min")
                .with("user", user.id())
                .with("workspace", null);
        return plane.database().create(plane.database().tokens, user.id(), token);
    }

    /** The key of a request; null without one, 403 for one that is unknown, inactive or over. */
    public @Nullable Row tokenOf(Request request) {
        String key = request.header("X-Api-Key", "").trim();
        if (key.isEmpty()) {
            return null;
        }
        Instant now = plane.timeline().now();
        Row token = plane.database().tokens.first(row -> row.has("token", key));
        if (token == null || !token.flag("is_active") || isOver(token, now)) {
            throw ApiException.detail(403, "Given API token is not valid");
        }
        token.set("last_used", now);
        return token;
    }

    private static boolean isOver(Row token, Instant now) {
        Instant end = token.instantOrNull("expired_at");
        return end != null && !end.isAfter(now);
    }
}

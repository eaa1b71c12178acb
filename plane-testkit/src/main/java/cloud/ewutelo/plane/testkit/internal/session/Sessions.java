package cloud.ewutelo.plane.testkit.internal.session;

import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.http.Request;
import cloud.ewutelo.plane.testkit.internal.http.Response;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Signed-in browsers, and the cookies by which they are known. */
public final class Sessions {
    /** The cookie of people. */
    public static final String USER_COOKIE = "session-id";

    /** The cookie of instance administrators. */
    public static final String ADMIN_COOKIE = "admin-session-id";

    private static final String CSRF_COOKIE = "csrftoken";
    private static final int USER_SECONDS = 604_800;
    private static final int ADMIN_SECONDS = 3_600;
    private static final int CSRF_SECONDS = 31_449_600;
    private static final int SECRET_LENGTH = 32;
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Plane plane;

    /** Over a state. */
    public Sessions(Plane plane) {
        this.plane = plane;
    }

    /** The user behind a cookie, or null. */
    public @Nullable Row user(Request request, String cookie) {
        String key = request.cookie(cookie);
        Row session = key == null ? null : plane.database().sessions.firstOf(cookie, row -> row.has("key", key));
        return session == null ? null : plane.database().users.find(session.text("user"));
    }

    /** Signs a user in: new session, and a new secret so that older form tokens are void. */
    public Response signIn(Response response, Request request, Row user, String cookie) {
        String key = plane.randomness().letters(SECRET_LENGTH);
        plane.database()
                .create(
                        plane.database().sessions,
                        user.id(),
                        new JsonObject().with("kind", cookie).with("key", key).with("user", user.id()));
        Instant now = plane.timeline().now();
        user.set("last_login", now)
                .set("last_login_time", now)
                .set("last_active", now)
                .set("last_login_ip", "127.0.0.1")
                .set("last_login_uagent", request.header("User-Agent", ""))
                .set("token_updated_at", now);
        setCsrfCookie(response, plane.randomness().letters(SECRET_LENGTH));
        int seconds = cookie.equals(ADMIN_COOKIE) ? ADMIN_SECONDS : USER_SECONDS;
        return response.header(
                "Set-Cookie",
                cookie + "=" + key + "; expires=" + HTTP_DATE.format(now.plusSeconds(seconds)) + "; HttpOnly; Max-Age="
                        + seconds + "; Path=/; SameSite=Lax");
    }

    /** Signs out whoever sent the request. */
    public Response signOut(Response response, Request request, String cookie) {
        String key = request.cookie(cookie);
        for (Row session : plane.database().sessions.whereOf(cookie, row -> row.has("key", key))) {
            plane.database().delete(plane.database().sessions, session);
        }
        return response.header(
                "Set-Cookie",
                cookie + "=\"\"; expires=" + HTTP_DATE.format(Instant.EPOCH) + "; Max-Age=0; Path=/; SameSite=Lax");
    }

    /** A token for forms, made from the secret in the cookie, which is set again. */
    public Response csrfToken(Request request) {
        String secret = request.cookie(CSRF_COOKIE);
        if (secret == null) {
            secret = plane.randomness().letters(SECRET_LENGTH);
        }
        String token = plane.randomness().letters(SECRET_LENGTH) + secret;
        return setCsrfCookie(Response.ok(JsonObject.of("csrf_token", token)), secret);
    }

    /** Whether a form carries the token that belongs to its cookie and comes from this site. */
    public boolean isGenuine(Request request) {
        String secret = request.cookie(CSRF_COOKIE);
        String token = request.form().getOrDefault("csrfmiddlewaretoken", request.header("X-CSRFToken", ""));
        if (secret == null || !token.endsWith(secret)) {
            return false;
        }
        String scheme = request.header("X-Forwarded-Proto", "http");
        String own = scheme + "://" + request.header("Host", "");
        String origin = request.header("Origin");
        if (origin != null) {
            return origin.equals(own);
        }
        return !scheme.equals("https") || request.header("Referer", "").startsWith(own + "/");
    }

    private Response setCsrfCookie(Response response, String secret) {
        Instant end = plane.timeline().now().plusSeconds(CSRF_SECONDS);
        return response.header(
                "Set-Cookie",
                CSRF_COOKIE + "=" + secret + "; expires=" + HTTP_DATE.format(end) + "; HttpOnly; Max-Age="
                        + CSRF_SECONDS + "; Path=/; SameSite=Lax");
    }
}

package cloud.ewutelo.plane.testkit.internal.http;

import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes a request through the server's stages in the server's order: route, negotiate, authenticate, permit, throttle. */
public final class Dispatcher {
    private static final int ANONYMOUS_LIMIT = 30;
    private static final int SERVICE_LIMIT = 300;

    private final Router router;
    private final Authenticator authenticator;
    private final Throttle throttle;
    private final Supplier<Instant> now;
    private final Limits limits;

    /** Finds out who calls. */
    public interface Authenticator {
        /** The API key's row, null without a key; throws for a bad one. */
        @Nullable
        Row token(Request request);

        /** The user of a token. */
        Row userOf(Row token);

        /** The user signed in to the web application. */
        @Nullable
        Row appUser(Request request);

        /** The user signed in to the instance administration. */
        @Nullable
        Row instanceUser(Request request);
    }

    /** What the operator can set. */
    public interface Limits {
        /** Calls a minute for one API key. */
        int callsPerMinute();

        /** Bytes a body may have. */
        int bodyBytes();
    }

    /** An answer and the zone in which its times are shown. */
    public record Outcome(Response response, ZoneId zone) {}

    /** Over a table of routes. */
    public Dispatcher(
            Router router, Authenticator authenticator, Throttle throttle, Supplier<Instant> now, Limits limits) {
        this.router = router;
        this.authenticator = authenticator;
        this.throttle = throttle;
        this.now = now;
        this.limits = limits;
    }

    /** Answers a request. */
    public Outcome dispatch(Request request) {
        Router.Match match = router.match(request.path());
        if (match == null) {
            return new Outcome(withoutRoute(request), ZoneOffset.UTC);
        }
        if (request.body().length > limits.bodyBytes() && !(match.view().family() == View.Family.PLAIN)) {
            return new Outcome(tooLarge(), ZoneOffset.UTC);
        }
        Stage stage = new Stage(request, match);
        Response response;
        try {
            response = stage.run();
        } catch (ApiException refused) {
            response = refused.response();
        }
        for (Map.Entry<String, String> header : stage.rateHeaders.entrySet()) {
            response.header(header.getKey(), header.getValue());
        }
        return new Outcome(response, stage.zone);
    }

    private Response withoutRoute(Request request) {
        if (!request.path().endsWith("/") && router.match(request.path() + "/") != null) {
            String query = request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery();
            return Response.redirect(301, request.path() + "/" + query);
        }
        return ApiException.pageNotFound().response();
    }

    private static Response tooLarge() {
        return Response.json(
                413,
                JsonObject.of(
                        "error",
                        "REQUEST_BODY_TOO_LARGE",
                        "detail",
                        "The size of the request body exceeds the maximum allowed size."));
    }

    /** One request in the middle of its stages. */
    private final class Stage {
        private final Request request;
        private final View view;
        private final Map<String, String> parameters;
        private final Map<String, String> rateHeaders = new LinkedHashMap<>();
        private @Nullable Row user;
        private ZoneId zone = ZoneOffset.UTC;

        Stage(Request request, Router.Match match) {
            this.request = request;
            this.view = match.view();
            this.parameters = match.parameters();
        }

        Response run() {
            if (view.family() != View.Family.PLAIN) {
                negotiate();
            }
            String window = authenticate();
            if (user != null) {
                // Before the handler runs: it may change the zone, and its own answer still shows the old one.
                zone = ZoneId.of(user.text("user_timezone"));
            }
            Call call = new Call(request, parameters, user);
            if (!view.allows(call)) {
                throw ApiException.forbidden();
            }
            throttle(window);
            Handler handler = view.handler(request.method());
            if (handler == null) {
                throw new ApiException(
                        Response.json(405, JsonObject.of("detail", "Method \"" + request.method() + "\" not allowed."))
                                .header("Allow", view.allowedMethods()));
            }
            return handler.handle(call);
        }

        private void negotiate() {
            String format = request.query("format");
            if (format != null && !format.equals("json")) {
                throw ApiException.detail(404, "Not found.");
            }
            String accept = request.header("Accept", "*/*");
            for (String range : accept.split(",", -1)) {
                String type = range.split(";", -1)[0].trim();
                if (type.equals("*/*") || type.equals("application/*") || type.equals("application/json")) {
                    return;
                }
            }
            throw ApiException.detail(406, "Could not satisfy the request Accept header.");
        }

        /** Sets the user and names the window in which the call counts; an empty name is never counted. */
        private String authenticate() {
            return switch (view.family()) {
                case PUBLIC, PUBLIC_UNTHROTTLED -> authenticateKey();
                case APP -> signedIn(authenticator.appUser(request));
                case INSTANCE -> signedIn(authenticator.instanceUser(request));
                case ANONYMOUS -> {
                    user = authenticator.appUser(request);
                    yield user == null ? "address:" + request.header("X-Forwarded-For", "127.0.0.1") : "";
                }
                case PLAIN -> "";
            };
        }

        private String authenticateKey() {
            Row token = authenticator.token(request);
            if (token == null) {
                throw ApiException.unauthenticated();
            }
            user = authenticator.userOf(token);
            if (view.family() == View.Family.PUBLIC_UNTHROTTLED) {
                return "";
            }
            return (token.flag("is_service") ? "service:" : "key:") + token.text("token");
        }

        private String signedIn(@Nullable Row signedInUser) {
            if (signedInUser == null) {
                throw ApiException.unauthenticated();
            }
            user = signedInUser;
            return "";
        }

        private void throttle(String window) {
            if (window.isEmpty()) {
                return;
            }
            int limit = window.startsWith("address:")
                    ? ANONYMOUS_LIMIT
                    : window.startsWith("service:") ? SERVICE_LIMIT : limits.callsPerMinute();
            Instant time = now.get();
            Throttle.Result result = throttle.count(window, limit, time);
            if (!result.allowed()) {
                throw new ApiException(
                        Response.json(429, JsonObject.of("error_code", 5900L, "error_message", "RATE_LIMIT_EXCEEDED"))
                                .header("Retry-After", Long.toString(result.retryAfterSeconds())));
            }
            if (view.family() == View.Family.PUBLIC) {
                rateHeaders.put("X-RateLimit-Remaining", Integer.toString(result.remaining()));
                rateHeaders.put("X-RateLimit-Reset", Long.toString(time.getEpochSecond() + Throttle.windowSeconds()));
            }
        }
    }
}

package cloud.ewutelo.plane.testkit;

import cloud.ewutelo.plane.testkit.internal.board.Board;
import cloud.ewutelo.plane.testkit.internal.control.ControlEndpoint;
import cloud.ewutelo.plane.testkit.internal.json.JsonArray;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The server's methods as commands of the control endpoint. */
final class ControlCommands {
    private final PlaneServer server;

    ControlCommands(PlaneServer server) {
        this.server = server;
    }

    ControlEndpoint endpoint(Board board) {
        return new ControlEndpoint(board)
                .on("GET info", body -> info())
                .on("POST reset", body -> {
                    server.reset();
                    return info();
                })
                .on("POST members", this::addMember)
                .on(
                        "POST webhooks",
                        body -> JsonObject.of("secret_key", server.addWebhook(URI.create(required(body, "url")))))
                .on("GET requests", body -> requests())
                .on("DELETE requests", body -> {
                    server.clearRequests();
                    return new JsonObject();
                })
                .on("POST faults", this::addFault)
                .on("DELETE faults", body -> {
                    server.faults().clear();
                    return new JsonObject();
                })
                .on("POST snapshot", body -> {
                    server.snapshot(Path.of(required(body, "file")));
                    return new JsonObject();
                })
                .on("POST restore", body -> {
                    server.restore(Path.of(required(body, "file")));
                    return new JsonObject();
                });
    }

    private JsonObject info() {
        return new JsonObject()
                .with("url", server.url().toString())
                .with("workspace", server.workspaceSlug())
                .with("admin", account(server.admin()));
    }

    private static JsonObject account(Account account) {
        return new JsonObject()
                .with("id", account.id())
                .with("email", account.email())
                .with("display_name", account.displayName())
                .with("api_key", account.apiKey());
    }

    private JsonObject addMember(JsonObject body) {
        String role = body.text("role");
        return account(server.addMember(
                required(body, "email"),
                required(body, "display_name"),
                role == null ? Role.MEMBER : Role.valueOf(role.toUpperCase(Locale.ROOT))));
    }

    private JsonArray requests() {
        return JsonArray.collect(server.requests().stream().map(request -> new JsonObject()
                .with("method", request.method())
                .with("path", request.path())
                .with("query", request.query())
                .with("body", request.body())
                .with("status", (long) request.status())));
    }

    private @Nullable Object addFault(JsonObject body) {
        String method = body.text("method");
        String path = body.text("path");
        Faults.Next next = server.faults()
                .onNext(method == null ? "*" : method, path == null ? "**" : path)
                .times((int) number(body, "times", 1));
        Duration time = Duration.ofMillis(number(body, "milliseconds", 1000));
        switch (required(body, "fault")) {
            case "delay" -> next.delay(time);
            case "reset-before" -> next.resetBeforeProcessing();
            case "reset-after" -> next.resetAfterProcessing();
            case "truncate" -> next.truncateBody((int) number(body, "bytes", 10));
            case "slow-body" -> next.slowBody(time);
            case "rate-limit" -> rateLimit(next, body);
            case "status" -> next.status((int) number(body, "status", 503));
            case "status-after" -> next.statusAfterProcessing((int) number(body, "status", 504));
            case "malformed-json" -> next.malformedJson();
            case "wrong-content-type" -> next.wrongContentType();
            case "clock-skew" -> server.faults().skewClock(time);
            case "webhook-duplicate" -> server.faults().duplicateNextWebhook();
            case "webhook-lose" -> server.faults().loseNextWebhook();
            case "webhook-reorder" -> server.faults().reorderNextWebhooks();
            default -> throw new IllegalArgumentException("Unknown fault " + body.get("fault") + ".");
        }
        return new JsonObject();
    }

    private static void rateLimit(Faults.Next next, JsonObject body) {
        if (body.containsKey("retry_after")) {
            next.tooManyRequests(Duration.ofSeconds(number(body, "retry_after", 60)));
        } else {
            next.tooManyRequests();
        }
    }

    private static long number(JsonObject body, String key, long otherwise) {
        return body.get(key) instanceof Number number ? number.longValue() : otherwise;
    }

    private static String required(JsonObject body, String key) {
        String value = body.text(key);
        if (value == null) {
            throw new IllegalArgumentException("\"" + key + "\" is missing.");
        }
        return value;
    }
}

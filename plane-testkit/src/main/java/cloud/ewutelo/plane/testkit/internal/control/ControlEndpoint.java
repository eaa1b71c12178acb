package cloud.ewutelo.plane.testkit.internal.control;

import cloud.ewutelo.plane.testkit.internal.board.Board;
import cloud.ewutelo.plane.testkit.internal.http.Request;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.json.JsonReader;
import cloud.ewutelo.plane.testkit.internal.json.JsonSyntaxException;
import cloud.ewutelo.plane.testkit.internal.json.JsonWriter;
import cloud.ewutelo.plane.testkit.internal.server.HttpFront;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lets programs in other languages do what Java programs do with {@code PlaneServer}: each command is a POST of a JSON
 * object, or a GET.
 */
public final class ControlEndpoint implements HttpFront.Extension {
    private final Board board;
    private final Map<String, Function<JsonObject, @Nullable Object>> commands = new HashMap<>();

    /** With a board. */
    public ControlEndpoint(Board board) {
        this.board = board;
    }

    /**
     * Adds a command.
     *
     * @param route such as {@code POST reset}
     * @param command takes the request's JSON and answers JSON; an {@link IllegalArgumentException} becomes a 400
     */
    public ControlEndpoint on(String route, Function<JsonObject, @Nullable Object> command) {
        commands.put(route, command);
        return this;
    }

    @Override
    public void handle(HttpExchange exchange, Request request) throws IOException {
        String name = request.path().substring(HttpFront.CONTROL.length());
        switch (name) {
            case "" -> board.page(exchange);
            case "board" -> board.data(exchange);
            case "events" -> board.events(exchange);
            default -> command(exchange, request, name);
        }
    }

    private void command(HttpExchange exchange, Request request, String name) throws IOException {
        Function<JsonObject, @Nullable Object> command = commands.get(request.method() + " " + name);
        if (command == null) {
            answer(exchange, 404, JsonObject.of("error", "Commands: " + String.join(", ", commands.keySet())));
            return;
        }
        try {
            answer(exchange, 200, command.apply(body(request)));
        } catch (JsonSyntaxException | IllegalArgumentException | IllegalStateException refused) {
            answer(exchange, 400, JsonObject.of("error", refused.getMessage()));
        }
    }

    private static JsonObject body(Request request) {
        if (request.body().length == 0) {
            return new JsonObject();
        }
        if (JsonReader.read(request.body(), StandardCharsets.UTF_8) instanceof JsonObject object) {
            return object;
        }
        throw new IllegalArgumentException("The body must be a JSON object.");
    }

    private static void answer(HttpExchange exchange, int status, @Nullable Object value) throws IOException {
        byte[] body = JsonWriter.rest(value, ZoneOffset.UTC).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}

package cloud.ewutelo.plane.testkit.internal.board;

import cloud.ewutelo.plane.testkit.internal.json.JsonWriter;
import cloud.ewutelo.plane.testkit.internal.server.Changes;
import cloud.ewutelo.plane.testkit.internal.server.Emulator;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Objects;

/** The board page, its data, and the stream that tells it when to read them again. */
public final class Board {
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final Emulator emulator;
    private final BoardData data;

    /** Over a server. */
    public Board(Emulator emulator) {
        this.emulator = emulator;
        this.data = new BoardData(emulator);
    }

    /** Sends the page with the data already in it. */
    public void page(HttpExchange exchange) throws IOException {
        try (InputStream in = Objects.requireNonNull(Board.class.getResourceAsStream("board.html"))) {
            String page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            // A text of the data must not end the script.
            page = page.replace("/* data */ null", json().replace("<", "\\u003c"));
            send(exchange, "text/html; charset=utf-8", page);
        }
    }

    /** Sends the data. */
    public void data(HttpExchange exchange) throws IOException {
        send(exchange, "application/json", json());
    }

    private String json() {
        synchronized (emulator.lock()) {
            return JsonWriter.rest(data.read(), ZoneOffset.UTC);
        }
    }

    /** Sends an event for each change, until the page or the server is closed. */
    public void events(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, 0);
        Changes changes = emulator.changes();
        OutputStream out = exchange.getResponseBody();
        long seen = changes.count();
        try {
            while (true) {
                // The first write makes the browser open the stream; the others keep it open.
                out.write(("data: " + seen + "\n\n").getBytes(StandardCharsets.US_ASCII));
                out.flush();
                seen = changes.await(seen, HEARTBEAT);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }
}

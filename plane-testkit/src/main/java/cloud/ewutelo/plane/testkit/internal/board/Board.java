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

    /** Sends the page. */
    public void page(HttpExchange exchange) throws IOException {
        try (InputStream in = Objects.requireNonNull(Board.class.getResourceAsStream("board.html"))) {
            send(exchange, "text/html; charset=utf-8", in.readAllBytes());
        }
    }

    /** Sends the data. */
    public void data(HttpExchange exchange) throws IOException {
        String json;
        synchronized (emulator.lock()) {
            json = JsonWriter.rest(data.read(), ZoneOffset.UTC);
        }
        send(exchange, "application/json", json.getBytes(StandardCharsets.UTF_8));
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

    private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }
}

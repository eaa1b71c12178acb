package cloud.ewutelo.plane.bridge.poll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An OpenClaw gateway that takes wake-ups. */
final class FakeOpenClaw implements AutoCloseable {

    static final String TOKEN = "token-of-the-hooks";

    /** What was posted, whatever the answer. */
    final List<JsonNode> posts = new CopyOnWriteArrayList<>();

    /** What was taken. */
    final List<JsonNode> taken = new CopyOnWriteArrayList<>();

    volatile int status = 202;
    volatile String refusedAgent = "";
    private final HttpServer server;

    FakeOpenClaw() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/hooks/agent", exchange -> {
            try (exchange) {
                JsonNode body =
                        new ObjectMapper().readTree(exchange.getRequestBody().readAllBytes());
                posts.add(body);
                boolean authorized =
                        ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
                int answer = !authorized ? 401 : body.path("agentId").asText().equals(refusedAgent) ? 400 : status;
                if (answer == 202) {
                    taken.add(body);
                }
                exchange.sendResponseHeaders(answer, -1);
            }
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    OpenClawHooks hooks(String token) {
        return new OpenClawHooks(new HookSettings(URI.create(url() + "/hooks/agent"), token));
    }

    /** Who was woken for what, as in {@code "imhotep ONB-1"}. */
    List<String> woken() {
        return taken.stream()
                .map(body -> body.path("agentId").asText() + " "
                        + body.path("sessionKey").asText().replace("hook:plane:", ""))
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

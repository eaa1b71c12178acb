package cloud.ewutelo.plane.bridge.poll;

import cloud.ewutelo.plane.error.WebhookFormatException;
import cloud.ewutelo.plane.error.WebhookSignatureException;
import cloud.ewutelo.plane.feed.EventSource;
import cloud.ewutelo.plane.webhook.Webhooks;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Takes Plane's webhooks on this machine alone, at {@code /webhooks/plane}; a reverse proxy lets Plane through. They tell where to
 * look sooner, and nothing else.
 */
public final class WebhookListener implements AutoCloseable {

    private static final String PATH = "/webhooks/plane";
    private static final int LONGEST = 20_000_000;
    private static final int THREADS = 4;

    private final HttpServer server;
    private final ExecutorService threads;

    private WebhookListener(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Begins to listen.
     *
     * @param port 1 to 65535, or 0 for any that is free
     * @param source is told where to look
     * @throws IOException if the port is taken
     */
    public static WebhookListener start(int port, Webhooks webhooks, EventSource source) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "webhooks");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                int status = answer(exchange, webhooks, source);
                if (status != 0) {
                    exchange.sendResponseHeaders(status, -1);
                }
            }
        });
        server.start();
        return new WebhookListener(server, threads);
    }

    /** The status to answer; 0 for none, so that Plane sends it again. */
    private static int answer(HttpExchange exchange, Webhooks webhooks, EventSource source) throws IOException {
        if (!exchange.getRequestURI().getPath().equals(PATH)) {
            return 404;
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            exchange.getResponseHeaders().set("Allow", "POST");
            return 405;
        }
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST + 1);
        if (body.length > LONGEST) {
            return 413;
        }
        try {
            return source.accept(webhooks.receive(body, exchange.getRequestHeaders())) ? 204 : 0;
        } catch (WebhookSignatureException e) {
            return 401;
        } catch (WebhookFormatException e) {
            return 400;
        }
    }

    /** The port on which it listens. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

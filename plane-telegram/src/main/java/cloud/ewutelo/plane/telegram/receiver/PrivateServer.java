package cloud.ewutelo.plane.telegram.receiver;

import cloud.ewutelo.plane.telegram.setting.Address;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells whoever runs the program how it is: {@code /livez} that it runs, {@code /readyz} whether all parts work, {@code
 * /metrics} in numbers. Belongs on a port that the outside does not reach.
 */
public final class PrivateServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PrivateServer.class);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    private final HttpServer server;
    private final ExecutorService threads;
    private final PrometheusMeterRegistry meters;
    private final List<Probe> probes;

    private PrivateServer(
            HttpServer server, ExecutorService threads, PrometheusMeterRegistry meters, List<Probe> probes) {
        this.server = server;
        this.threads = threads;
        this.meters = meters;
        this.probes = List.copyOf(probes);
    }

    /**
     * Begins to listen.
     *
     * @param address where
     * @param meters what {@code /metrics} shows
     * @param probes what {@code /readyz} asks
     * @throws IOException if nobody can listen there
     */
    public static PrivateServer start(Address address, PrometheusMeterRegistry meters, List<Probe> probes)
            throws IOException {
        ServerProperties.set();
        HttpServer server = HttpServer.create(new InetSocketAddress(address.host(), address.port()), 0);
        ExecutorService threads = Executors.newFixedThreadPool(4, work -> {
            Thread thread = new Thread(work, "health");
            thread.setDaemon(true);
            return thread;
        });
        PrivateServer started = new PrivateServer(server, threads, meters, probes);
        server.createContext("/", started::handle);
        server.setExecutor(threads);
        server.start();
        return started;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestURI().getPath()) {
                case "/livez" -> answer(exchange, OK, "text/plain", "ok\n");
                case "/readyz" -> ready(exchange);
                case "/metrics" -> answer(exchange, OK, "text/plain; version=0.0.4", meters.scrape());
                default -> answer(exchange, NOT_FOUND, "text/plain", "Ask for /livez, /readyz or /metrics.\n");
            }
        }
    }

    private void ready(HttpExchange exchange) throws IOException {
        StringBuilder text = new StringBuilder();
        boolean ready = true;
        for (Probe probe : probes) {
            Optional<String> problem = problem(probe);
            ready &= problem.isEmpty();
            text.append(probe.name()).append(": ").append(problem.orElse("ok")).append('\n');
        }
        answer(exchange, ready ? OK : UNAVAILABLE, "text/plain", text.toString());
    }

    private static Optional<String> problem(Probe probe) {
        try {
            return probe.problem().get();
        } catch (RuntimeException e) {
            LOG.warn("The state of {} cannot be told.", probe.name(), e);
            return Optional.of("cannot be told");
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
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

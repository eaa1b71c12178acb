package cloud.ewutelo.plane.telegram.bot;

import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.model.Secret;
import cloud.ewutelo.plane.telegram.setting.Address;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes updates that Telegram brings, and answers once they are handled. Only who shows the secret is let in. */
public final class UpdateReceiver implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(UpdateReceiver.class);
    private static final String SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token";
    private static final int MOST_BYTES = 1 << 20;
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int TOO_LARGE = 413;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads;
    private final String path;
    private final Secret secret;
    private final UpdateIntake intake;
    private final TimeSource time;
    private volatile @Nullable Instant lastSuccess;

    private UpdateReceiver(
            HttpServer server,
            String path,
            Secret secret,
            UpdateIntake intake,
            ExecutorService threads,
            TimeSource time) {
        this.server = server;
        this.path = path;
        this.secret = secret;
        this.intake = intake;
        this.threads = threads;
        this.time = time;
    }

    /**
     * Begins to listen.
     *
     * @param path the path of the address that Telegram was told
     * @throws IOException if nobody can listen there
     */
    public static UpdateReceiver start(
            Address address,
            String path,
            Secret secret,
            UpdateHandler handler,
            UpdateOffset offset,
            Supplier<BotUser> bot,
            TimeSource time)
            throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(address.host(), address.port()), 0);
        ExecutorService threads = Executors.newFixedThreadPool(8, work -> {
            Thread thread = new Thread(work, "telegram-webhook");
            thread.setDaemon(true);
            return thread;
        });
        UpdateReceiver receiver =
                new UpdateReceiver(server, path, secret, new UpdateIntake(handler, offset, bot), threads, time);
        server.createContext("/", receiver::handle);
        server.setExecutor(threads);
        server.start();
        return receiver;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status(exchange), -1);
        }
    }

    private int status(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestURI().getPath().equals(path)) {
            return NOT_FOUND;
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            return NOT_ALLOWED;
        }
        String shown = Optional.ofNullable(exchange.getRequestHeaders().getFirst(SECRET_HEADER))
                .orElse("");
        if (shown.isEmpty() || !Secret.of(shown).equals(secret)) {
            LOG.warn("A request without Telegram's secret was refused.");
            return UNAUTHORIZED;
        }
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            return TOO_LARGE;
        }
        try {
            intake.take(JSON.readTree(body));
        } catch (JsonProcessingException e) {
            return BAD_REQUEST;
        }
        lastSuccess = time.now();
        return OK;
    }

    /** When Telegram last brought something. */
    public Optional<Instant> lastSuccess() {
        return Optional.ofNullable(lastSuccess);
    }

    /** The port on which it listens. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Takes nothing more. What is being handled is finished; what is not answered comes again. */
    @Override
    public void close() {
        server.stop(1);
        threads.shutdown();
    }
}

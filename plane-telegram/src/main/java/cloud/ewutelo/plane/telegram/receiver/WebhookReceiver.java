package cloud.ewutelo.plane.telegram.receiver;

import cloud.ewutelo.plane.error.WebhookFormatException;
import cloud.ewutelo.plane.error.WebhookSignatureException;
import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.model.Secret;
import cloud.ewutelo.plane.telegram.setting.Address;
import cloud.ewutelo.plane.telegram.store.Inbox;
import cloud.ewutelo.plane.telegram.store.StoreException;
import cloud.ewutelo.plane.webhook.WebhookEvent;
import cloud.ewutelo.plane.webhook.Webhooks;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes Plane's webhooks at {@code POST /webhooks/plane}. It answers once a webhook is stored. One that it cannot store gets no
 * answer at all, because Plane takes any answer for delivered, and tries again only when the connection breaks.
 */
public final class WebhookReceiver implements AutoCloseable {

    /** Where Plane sends. */
    public static final String PATH = "/webhooks/plane";

    private static final Logger LOG = LoggerFactory.getLogger(WebhookReceiver.class);
    private static final Duration LONGEST_END = Duration.ofSeconds(6);
    private static final int STACK_BYTES = 256 * 1024;
    private static final int IDLE_SECONDS = 30;
    private static final int WARNINGS_PER_MINUTE = 10;

    private final HttpServer server;
    private final ThreadPoolExecutor threads;
    private final Webhooks webhooks;
    private final Inbox inbox;
    private final Runnable arrived;
    private final ReceiverLimits limits;
    private final TimeSource time;
    private final MeterRegistry meters;
    private final AddressLimit addresses;
    private final ReentrantLock limitLock = new ReentrantLock();
    private final TokenBucket signed;
    private final TokenBucket warnings;
    private final BodyMemory memory;
    private final InFlight inFlight = new InFlight();

    private WebhookReceiver(
            HttpServer server,
            List<Secret> secrets,
            ReceiverLimits limits,
            Inbox inbox,
            Runnable arrived,
            TimeSource time,
            MeterRegistry meters) {
        this.server = server;
        this.webhooks =
                Webhooks.withSecrets(secrets.stream().map(Secret::reveal).toList());
        this.limits = limits;
        this.inbox = inbox;
        this.arrived = arrived;
        this.time = time;
        this.meters = meters;
        this.addresses = new AddressLimit(limits.perAddressPerMinute(), time);
        this.signed = new TokenBucket(limits.perMinute(), time.nanoTime());
        this.warnings = new TokenBucket(WARNINGS_PER_MINUTE, time.nanoTime());
        this.memory = new BodyMemory(limits.mostBytes(), limits.mostBytesAtOnce());
        // A thread is held as long as a request takes to arrive, so slow clients must not be able to hold all.
        this.threads = new ThreadPoolExecutor(
                limits.requests(),
                limits.requests(),
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                WebhookReceiver::thread);
        threads.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(null, work, "webhook", STACK_BYTES);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Begins to listen.
     *
     * @param address where
     * @param secrets of the webhooks, new and old
     * @param limits what it bears
     * @param inbox where webhooks are stored
     * @param arrived told after one was stored; must return at once
     * @param time the time
     * @param meters counts {@code plane.telegram.webhooks} by outcome
     * @throws IOException if nobody can listen there
     */
    public static WebhookReceiver start(
            Address address,
            List<Secret> secrets,
            ReceiverLimits limits,
            Inbox inbox,
            Runnable arrived,
            TimeSource time,
            MeterRegistry meters)
            throws IOException {
        ServerProperties.set();
        HttpServer server = HttpServer.create(new InetSocketAddress(address.host(), address.port()), 0);
        WebhookReceiver receiver = new WebhookReceiver(server, secrets, limits, inbox, arrived, time, meters);
        Gauge.builder("plane.telegram.webhooks.in.flight", receiver.inFlight, InFlight::count)
                .description("Requests that are being read or stored")
                .register(meters);
        server.createContext("/", receiver::handle);
        server.setExecutor(receiver.threads);
        server.start();
        return receiver;
    }

    private void handle(HttpExchange exchange) throws IOException {
        Timer.Sample sample = Timer.start(meters);
        boolean begun = inFlight.begin();
        // Without headers sent, the end of this block drops the connection.
        try (exchange) {
            Outcome outcome = begun ? outcome(exchange) : Outcome.OVER_LIMIT;
            if (outcome == Outcome.TAKEN) {
                arrived.run();
            }
            sample.stop(timer(outcome));
            if (outcome.status() != 0) {
                exchange.sendResponseHeaders(outcome.status(), -1);
            }
        } catch (IOException e) {
            LOG.debug("A request broke.", e);
            timer(Outcome.BROKEN).record(Duration.ZERO);
        } finally {
            if (begun) {
                inFlight.end();
            }
        }
    }

    private Timer timer(Outcome outcome) {
        return Timer.builder("plane.telegram.webhooks")
                .description("Requests to the receiver")
                .tag("outcome", outcome.tag())
                .publishPercentileHistogram()
                .register(meters);
    }

    private Outcome outcome(HttpExchange exchange) throws IOException {
        if (!addresses.take(ClientAddress.of(exchange, limits.proxies()))) {
            return Outcome.OVER_LIMIT;
        }
        if (!exchange.getRequestURI().getPath().equals(PATH)) {
            return Outcome.NOT_FOUND;
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            return Outcome.NOT_ALLOWED;
        }
        Optional<byte[]> body;
        try {
            body = memory.read(exchange.getRequestBody());
        } catch (BodyMemory.ExhaustedException e) {
            warn("A request is dropped, because too many arrive at once.", "");
            return Outcome.OVER_LIMIT;
        }
        if (body.isEmpty()) {
            return Outcome.TOO_LARGE;
        }
        try {
            return take(body.get(), exchange);
        } finally {
            memory.release(body.get());
        }
    }

    private Outcome take(byte[] body, HttpExchange exchange) {
        WebhookEvent event;
        try {
            event = webhooks.receive(body, exchange.getRequestHeaders());
        } catch (WebhookSignatureException e) {
            warn("A request is refused: {}", String.valueOf(e.getMessage()));
            return Outcome.FORGED;
        } catch (WebhookFormatException e) {
            warn("A signed request is no webhook: {}", String.valueOf(e.getMessage()));
            return Outcome.MALFORMED;
        }
        if (!isWithinLimit()) {
            warn(
                    "A webhook is dropped, because more than {} come in a minute; Plane sends it again.",
                    limits.perMinute());
            return Outcome.OVER_LIMIT;
        }
        try {
            return inbox.take(event.digest(), body, time.now()) ? Outcome.TAKEN : Outcome.REPEATED;
        } catch (StoreException e) {
            LOG.error("A webhook cannot be stored and is dropped; Plane sends it again.", e);
            return Outcome.NOT_STORED;
        }
    }

    private boolean isWithinLimit() {
        return take(signed);
    }

    /** Whoever sends rubbish must not be able to fill the disk with the log. */
    private void warn(String message, Object detail) {
        if (take(warnings)) {
            LOG.warn(message, detail);
        }
    }

    private boolean take(TokenBucket bucket) {
        limitLock.lock();
        try {
            return bucket.take(time.nanoTime());
        } finally {
            limitLock.unlock();
        }
    }

    /** The port on which it listens. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Takes nothing more, and waits until what has arrived is stored and answered. */
    @Override
    public void close() {
        inFlight.close(LONGEST_END);
        server.stop(0);
        threads.shutdownNow();
    }
}

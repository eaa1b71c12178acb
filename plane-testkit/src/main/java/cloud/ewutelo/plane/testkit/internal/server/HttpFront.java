package cloud.ewutelo.plane.testkit.internal.server;

import cloud.ewutelo.plane.testkit.RequestRecord;
import cloud.ewutelo.plane.testkit.internal.fault.Fault;
import cloud.ewutelo.plane.testkit.internal.fault.FaultRules;
import cloud.ewutelo.plane.testkit.internal.fault.Stops;
import cloud.ewutelo.plane.testkit.internal.http.ApiException;
import cloud.ewutelo.plane.testkit.internal.http.Dispatcher;
import cloud.ewutelo.plane.testkit.internal.http.Request;
import cloud.ewutelo.plane.testkit.internal.http.Response;
import cloud.ewutelo.plane.testkit.internal.json.JsonWriter;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

/** The sockets: turns exchanges into requests and answers into bytes, and keeps the journal. */
public final class HttpFront implements AutoCloseable {
    /** Everything below belongs to the testkit itself, not to Plane. */
    public static final String CONTROL = "/_testkit/";

    private static final int PIECES = 10;
    private static final AtomicInteger THREADS = new AtomicInteger();

    static {
        // Without it, each answer on a kept connection waits 40 ms for the client's delayed acknowledgement.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final Emulator emulator;
    private final HttpServer server;
    private final ExecutorService threads;
    private final List<RequestRecord> journal = new ArrayList<>();
    private final FaultRules faults;
    private final Stops stops;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Extension extension;

    /** Answers what does not belong to Plane. */
    @FunctionalInterface
    public interface Extension {
        /** Answers a request below {@link #CONTROL}. */
        void handle(HttpExchange exchange, Request request) throws IOException;
    }

    /** Listens on the loopback interface. */
    public HttpFront(Emulator emulator, int port, FaultRules faults, Stops stops, Extension extension)
            throws IOException {
        this.emulator = emulator;
        this.faults = faults;
        this.stops = stops;
        this.extension = extension;
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "plane-testkit-" + THREADS.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** The port. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** What was received so far. */
    public List<RequestRecord> journal() {
        synchronized (journal) {
            return List.copyOf(journal);
        }
    }

    /** Empties the journal. */
    public void clearJournal() {
        synchronized (journal) {
            journal.clear();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = read(exchange);
            boolean board =
                    request.path().equals("/") && request.header("Accept", "").contains("text/html");
            if (board) {
                extension.handle(exchange, new Request("GET", CONTROL, "", request.headers(), new byte[0]));
                return;
            }
            if (request.path().startsWith(CONTROL)) {
                extension.handle(exchange, request);
                return;
            }
            Stops.Stop stop = stops.arrived();
            if (stop != null) {
                leave(request, stop);
                return;
            }
            Fault fault = faults.take(request.method(), request.path());
            if (fault == null) {
                serve(exchange, request);
            } else {
                fail(exchange, request, fault);
            }
        }
    }

    private void serve(HttpExchange exchange, Request request) throws IOException {
        Answer answer = process(request);
        send(exchange, request, answer.response(), answer.body());
    }

    /** An answer whose values were written while nobody could change them. */
    private record Answer(Response response, String text) {
        byte[] body() {
            return text.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    private Answer process(Request request) {
        Dispatcher.Outcome outcome;
        byte[] body;
        synchronized (emulator.lock()) {
            outcome = answer(request);
            body = bytes(outcome.response(), outcome.zone());
        }
        record(request, outcome.response().status());
        if (!request.method().equals("GET") && outcome.response().status() < 400) {
            emulator.changes().happened();
        }
        return new Answer(outcome.response(), new String(body, StandardCharsets.ISO_8859_1));
    }

    /** Whoever made the request is gone. */
    private void leave(Request request, Stops.Stop stop) {
        if (stop.processed()) {
            process(request);
        } else {
            record(request, 0);
        }
        stop.action().run();
        try {
            closed.await();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void fail(HttpExchange exchange, Request request, Fault fault) throws IOException {
        switch (fault.kind()) {
            case DELAY -> {
                pause(fault.duration());
                serve(exchange, request);
            }
            // Leaving without an answer closes the connection.
            case RESET_BEFORE -> record(request, 0);
            case RESET_AFTER -> process(request);
            case ANSWER_INSTEAD, ANSWER_AFTER -> {
                Response instead = Objects.requireNonNull(fault.answer());
                if (fault.kind() == Fault.Kind.ANSWER_AFTER) {
                    process(request);
                } else {
                    record(request, instead.status());
                }
                send(exchange, request, instead, bytes(instead, ZoneOffset.UTC));
            }
            case MALFORMED_JSON -> {
                Answer answer = process(request);
                byte[] half = Arrays.copyOf(answer.body(), answer.body().length / 2);
                send(exchange, request, answer.response(), half);
            }
            case CONTENT_TYPE -> {
                Answer answer = process(request);
                Response renamed = Response.content(answer.response().status(), "text/html", answer.text());
                send(exchange, request, renamed, answer.body());
            }
            case TRUNCATE -> sendSlowly(exchange, process(request), fault.bytes(), Duration.ZERO);
            case SLOW_BODY -> sendSlowly(exchange, process(request), Integer.MAX_VALUE, fault.duration());
        }
    }

    /** Announces the whole body and sends a part of it, or all of it in pieces. */
    private static void sendSlowly(HttpExchange exchange, Answer answer, int limit, Duration pause) throws IOException {
        byte[] body = answer.body();
        if (answer.response().contentType() != null) {
            exchange.getResponseHeaders().set("Content-Type", answer.response().contentType());
        }
        exchange.sendResponseHeaders(answer.response().status(), body.length == 0 ? -1 : body.length);
        int end = Math.min(limit, body.length);
        int piece = Math.max(1, pause.isZero() ? end : (end + PIECES - 1) / PIECES);
        OutputStream out = exchange.getResponseBody();
        for (int at = 0; at < end; at += piece) {
            pause(pause);
            out.write(body, at, Math.min(piece, end - at));
            out.flush();
        }
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private Dispatcher.Outcome answer(Request request) {
        try {
            return emulator.answer(request);
        } catch (RuntimeException unexpected) {
            System.getLogger(HttpFront.class.getName())
                    .log(System.Logger.Level.ERROR, request.method() + " " + request.path(), unexpected);
            return new Dispatcher.Outcome(ApiException.crash().response(), ZoneOffset.UTC);
        }
    }

    private static Request read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join("; ", values)));
        String query = exchange.getRequestURI().getRawQuery();
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                query == null ? "" : query,
                headers,
                exchange.getRequestBody().readAllBytes());
    }

    private void record(Request request, int status) {
        synchronized (journal) {
            journal.add(new RequestRecord(
                    request.method(),
                    request.path(),
                    request.rawQuery(),
                    request.headers(),
                    new String(request.body(), StandardCharsets.UTF_8),
                    status));
        }
    }

    private static byte[] bytes(Response response, ZoneId zone) {
        if (response.contentType() == null) {
            return new byte[0];
        }
        if (response.body() instanceof byte[] raw) {
            return raw;
        }
        if (!response.isJson()) {
            return String.valueOf(response.body()).getBytes(StandardCharsets.UTF_8);
        }
        return JsonWriter.rest(response.body(), zone).getBytes(StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, Request request, Response response, byte[] plain)
            throws IOException {
        byte[] body = plain;
        response.headers().forEach(header -> exchange.getResponseHeaders().add(header.getKey(), header.getValue()));
        if (response.contentType() != null) {
            exchange.getResponseHeaders().set("Content-Type", response.contentType());
        }
        // The server leaves short answers unpacked.
        if (body.length >= 200 && request.header("Accept-Encoding", "").contains("gzip")) {
            body = gzip(body);
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        boolean bodiless = body.length == 0 || request.method().equals("HEAD");
        exchange.sendResponseHeaders(response.status(), bodiless ? -1 : body.length);
        if (!bodiless) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(body.length / 4);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        }
        return packed.toByteArray();
    }
}

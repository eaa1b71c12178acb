package cloud.ewutelo.plane.telegram.pipeline;

import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.model.Secret;
import cloud.ewutelo.plane.telegram.receiver.ReceiverLimits;
import cloud.ewutelo.plane.telegram.receiver.WebhookReceiver;
import cloud.ewutelo.plane.telegram.setting.Address;
import cloud.ewutelo.plane.telegram.setting.StoreSettings;
import cloud.ewutelo.plane.telegram.store.Store;
import cloud.ewutelo.plane.webhook.SignedWebhook;
import cloud.ewutelo.plane.webhook.Webhooks;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How many webhooks are acknowledged in a second once they are safe on the disk, beside a plain receiver that checks the
 * signature and keeps nothing. Both take turns in one process, so that a busy machine favours neither.
 */
final class AcknowledgementBenchmark {

    private static final int ROUNDS = 5;
    private static final int CLIENTS = 16;
    private static final int EACH_ROUND = 400;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private record Round(double perSecond, double p50, double p99) {}

    private AcknowledgementBenchmark() {}

    /** Prints a table. The first argument is a folder for the database: on the disk that is meant. */
    public static void main(String[] args) throws Exception {
        Path folder = args.length > 0 ? Path.of(args[0]) : Files.createTempDirectory("acknowledgements");
        new AcknowledgementBenchmark().run(folder);
    }

    private void run(Path folder) throws Exception {
        List<SignedWebhook> webhooks = Load.completions(
                PipelineProcess.SECRET, "9a410000-0000-4000-8000-000000000000", (ROUNDS + 1) * EACH_ROUND);
        Path file = folder.resolve("acknowledgements.db");
        try (Store store = Store.open(new StoreSettings("jdbc:sqlite:" + file, null, null));
                WebhookReceiver durable = WebhookReceiver.start(
                        new Address("127.0.0.1", 0),
                        List.of(Secret.of(PipelineProcess.SECRET)),
                        ReceiverLimits.standard().perMinute(100_000_000).perAddressPerMinute(100_000_000),
                        store.inbox(),
                        () -> {},
                        TimeSource.system(),
                        new SimpleMeterRegistry())) {
            HttpServer plain = plain();
            List<Round> durables = new ArrayList<>();
            List<Round> plains = new ArrayList<>();
            for (int round = 0; round <= ROUNDS; round++) {
                List<SignedWebhook> part = webhooks.subList(round * EACH_ROUND, (round + 1) * EACH_ROUND);
                Round one = measure(part, durable.port());
                Round other = measure(part, plain.getAddress().getPort());
                if (round > 0) {
                    durables.add(one);
                    plains.add(other);
                }
            }
            plain.stop(0);
            if (store.inbox().waiting() != webhooks.size()) {
                throw new IllegalStateException("Not all are stored.");
            }
            System.out.printf(
                    "%d clients, %d webhooks of %d bytes in each of %d rounds%n",
                    CLIENTS, EACH_ROUND, webhooks.get(0).body().length, ROUNDS);
            print("stored in SQLite (WAL, FULL)", durables);
            print("plain, keeps nothing", plains);
            double[] ratios = new double[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                ratios[i] = durables.get(i).perSecond() / plains.get(i).perSecond();
            }
            Arrays.sort(ratios);
            System.out.printf(
                    "stored / plain: %.2f (%.2f to %.2f)%n", ratios[ROUNDS / 2], ratios[0], ratios[ROUNDS - 1]);
        } finally {
            for (String suffix : List.of("", "-wal", "-shm")) {
                Files.deleteIfExists(folder.resolve("acknowledgements.db" + suffix));
            }
        }
    }

    private static void print(String name, List<Round> rounds) {
        System.out.printf(
                "%-30s %6.0f/s  p50 %5.1f ms  p99 %5.1f ms%n",
                name,
                median(rounds.stream().mapToDouble(Round::perSecond).toArray()),
                median(rounds.stream().mapToDouble(Round::p50).toArray()),
                median(rounds.stream().mapToDouble(Round::p99).toArray()));
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    /** The same checks, the same number of threads, and no store. */
    private static HttpServer plain() throws Exception {
        Webhooks webhooks = Webhooks.withSecrets(PipelineProcess.SECRET);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(CLIENTS, work -> {
            Thread thread = new Thread(work, "plain");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", exchange -> {
            try (exchange) {
                webhooks.receive(exchange.getRequestBody().readAllBytes(), exchange.getRequestHeaders());
                exchange.sendResponseHeaders(200, -1);
            }
        });
        server.start();
        return server;
    }

    private Round measure(List<SignedWebhook> webhooks, int port) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + port + WebhookReceiver.PATH);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            long begun = System.nanoTime();
            List<Future<Long>> times = new ArrayList<>();
            for (SignedWebhook webhook : webhooks) {
                times.add(clients.submit(() -> {
                    long sent = System.nanoTime();
                    int status = http.send(
                                    HttpRequest.newBuilder(address)
                                            .header("X-Plane-Signature", webhook.signature())
                                            .POST(HttpRequest.BodyPublishers.ofByteArray(webhook.body()))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode();
                    if (status != 200) {
                        throw new IllegalStateException("Answered " + status);
                    }
                    return System.nanoTime() - sent;
                }));
            }
            long[] nanos = new long[times.size()];
            for (int i = 0; i < nanos.length; i++) {
                nanos[i] = times.get(i).get();
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            Arrays.sort(nanos);
            return new Round(
                    nanos.length / seconds, nanos[nanos.length / 2] / 1e6, nanos[nanos.length * 99 / 100] / 1e6);
        } finally {
            clients.shutdownNow();
        }
    }
}

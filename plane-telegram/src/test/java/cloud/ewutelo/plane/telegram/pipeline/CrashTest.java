package cloud.ewutelo.plane.telegram.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.telegram.receiver.WebhookReceiver;
import cloud.ewutelo.plane.telegram.setting.StoreSettings;
import cloud.ewutelo.plane.telegram.store.Outgoing;
import cloud.ewutelo.plane.telegram.store.Store;
import cloud.ewutelo.plane.telegram.support.TemporaryPostgres;
import cloud.ewutelo.plane.testkit.PlaneServer;
import cloud.ewutelo.plane.webhook.SignedWebhook;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills a real program again and again while webhooks come, as {@code kill -9} does. */
class CrashTest {

    private static final int WEBHOOKS = 2_000;
    private static final int BURST = 200;
    private static final int SENDERS = 16;

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Random random = new Random(20260303);

    @Test
    @Timeout(300)
    void everyAcknowledgedWebhookIsToldOnceWhateverIsKilled() throws Exception {
        run(new StoreSettings("jdbc:sqlite:" + folder.resolve("store.db"), null, null), 10);
    }

    @Test
    @Timeout(300)
    void soItIsWithPostgresql() throws Exception {
        Assumptions.assumeTrue(
                TemporaryPostgres.programs().isPresent(),
                "NOT TESTED with PostgreSQL: initdb and pg_ctl are not installed here.");
        try (TemporaryPostgres postgres = TemporaryPostgres.start()) {
            run(postgres.database(), 3);
        }
    }

    private void run(StoreSettings settings, int kills) throws Exception {
        try (PlaneServer plane = PlaneServer.start();
                PlaneClient client = PlaneClient.builder()
                        .baseUrl(plane.url().toString())
                        .apiKey(plane.apiKey())
                        .build()) {
            String project = client.workspace(plane.workspaceSlug())
                    .projects()
                    .create(p -> p.name("Onboarding").identifier("ONB"))
                    .id();
            List<SignedWebhook> webhooks = Load.completions(PipelineProcess.SECRET, project, WEBHOOKS);
            BitSet acknowledged = new BitSet(WEBHOOKS);
            int port = freePort();
            int killed = 0;
            int lost = 0;
            long begun = System.nanoTime();
            Process process = start(settings, plane, port);
            try {
                for (int from = 0; from < WEBHOOKS || acknowledged.cardinality() < WEBHOOKS; from += BURST) {
                    List<Integer> burst = burst(acknowledged, from);
                    // Some come again although they were acknowledged, as if the answer had been lost.
                    for (int i = 0; i < BURST / 10 && from > 0; i++) {
                        burst.add(random.nextInt(Math.min(from, WEBHOOKS)));
                    }
                    AtomicInteger left =
                            new AtomicInteger(killed < kills ? 1 + random.nextInt(burst.size()) : Integer.MAX_VALUE);
                    Process present = process;
                    lost += send(webhooks, burst, port, acknowledged, () -> {
                        if (left.decrementAndGet() == 0) {
                            present.destroyForcibly();
                        }
                    });
                    if (left.get() <= 0) {
                        killed++;
                        process.waitFor();
                        process = start(settings, plane, port);
                    }
                }
                awaitEnd(settings);
            } finally {
                process.destroyForcibly();
                process.waitFor();
            }
            try (Store store = Store.open(settings)) {
                for (long chat : PipelineProcess.CHATS) {
                    List<String> told = store.outbox().all().stream()
                            .filter(message -> message.chatId() == chat)
                            .map(message -> message.workItem().orElse("?"))
                            .toList();
                    assertThat(told).as("messages to chat %d", chat).doesNotHaveDuplicates();
                    assertThat(told)
                            .containsExactlyInAnyOrderElementsOf(IntStream.range(0, WEBHOOKS)
                                    .mapToObj(Load::workItem)
                                    .toList());
                }
                assertThat(store.outbox().all())
                        .allSatisfy(
                                message -> assertThat(message.message().html()).contains("imhotep"))
                        .extracting(Outgoing::placement)
                        .containsOnly(Outgoing.Placement.NEW_CARD);
            }
            System.out.printf(
                    "%s: %d webhooks in bursts of %d, %d kills, %d connections without an answer, %d of %d messages, %d s%n",
                    settings.url().split(":", -1)[1],
                    WEBHOOKS,
                    BURST,
                    killed,
                    lost,
                    WEBHOOKS * PipelineProcess.CHATS.size(),
                    WEBHOOKS * PipelineProcess.CHATS.size(),
                    Duration.ofNanos(System.nanoTime() - begun).toSeconds());
            assertThat(killed).isEqualTo(kills);
        }
    }

    private static List<Integer> burst(BitSet acknowledged, int from) {
        List<Integer> burst = new ArrayList<>();
        for (int i = acknowledged.nextClearBit(0); i < Math.min(WEBHOOKS, from + BURST); ) {
            burst.add(i);
            i = acknowledged.nextClearBit(i + 1);
        }
        return burst;
    }

    /** Returns how many were not answered. */
    private int send(
            List<SignedWebhook> webhooks, List<Integer> numbers, int port, BitSet acknowledged, Runnable afterEach)
            throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        try {
            List<Future<Boolean>> answers = new ArrayList<>();
            for (int number : numbers) {
                answers.add(senders.submit(() -> {
                    boolean answered = post(webhooks.get(number), port);
                    afterEach.run();
                    return answered;
                }));
            }
            int lost = 0;
            for (int i = 0; i < numbers.size(); i++) {
                if (answers.get(i).get()) {
                    acknowledged.set(numbers.get(i));
                } else {
                    lost++;
                }
            }
            return lost;
        } finally {
            senders.shutdownNow();
        }
    }

    private boolean post(SignedWebhook webhook, int port) throws InterruptedException {
        try {
            return http.send(
                                    HttpRequest.newBuilder(
                                                    URI.create("http://127.0.0.1:" + port + WebhookReceiver.PATH))
                                            .timeout(Duration.ofSeconds(30))
                                            .header("X-Plane-Signature", webhook.signature())
                                            .POST(HttpRequest.BodyPublishers.ofByteArray(webhook.body()))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private void awaitEnd(StoreSettings settings) throws InterruptedException {
        try (Store store = Store.open(settings)) {
            while (store.inbox().waiting() > 0 || store.changes().waiting() > 0) {
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
    }

    private Process start(StoreSettings settings, PlaneServer plane, int port) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                        "-cp",
                        classPath(),
                        PipelineProcess.class.getName(),
                        settings.url(),
                        settings.user().orElse("-"),
                        plane.url().toString(),
                        plane.apiKey(),
                        plane.workspaceSlug(),
                        Integer.toString(port))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals("ready")) {
                return process;
            }
        }
        throw new IOException("The program ended before it was ready.");
    }

    /** Tests may be run by a class loader of their own. */
    private static String classPath() {
        if (CrashTest.class.getClassLoader() instanceof URLClassLoader loader) {
            return Arrays.stream(loader.getURLs())
                    .map(url -> Path.of(URI.create(url.toString())).toString())
                    .collect(Collectors.joining(File.pathSeparator));
        }
        return System.getProperty("java.class.path");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

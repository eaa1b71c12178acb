package cloud.ewutelo.plane.telegram.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.model.JsonValue;
import cloud.ewutelo.plane.model.Secret;
import cloud.ewutelo.plane.telegram.setting.Address;
import cloud.ewutelo.plane.telegram.setting.StoreSettings;
import cloud.ewutelo.plane.telegram.store.Store;
import cloud.ewutelo.plane.telegram.support.FakeTime;
import cloud.ewutelo.plane.webhook.SignedWebhook;
import cloud.ewutelo.plane.webhook.WebhookSigner;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookReceiverTest {

    private static final String SECRET = "plane_wh_0123456789abcdef0123456789abcdef";
    private static final String OLD_SECRET = "plane_wh_old";

    @TempDir
    private Path folder;

    private final FakeTime time = new FakeTime();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicInteger arrived = new AtomicInteger();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Store store;
    private WebhookReceiver receiver;

    @BeforeEach
    void begin() throws IOException {
        store = Store.open(new StoreSettings("jdbc:sqlite:" + folder.resolve("store.db"), null, null));
        start(ReceiverLimits.standard());
    }

    private void start(ReceiverLimits limits) throws IOException {
        if (receiver != null) {
            receiver.close();
        }
        receiver = WebhookReceiver.start(
                new Address("127.0.0.1", 0),
                List.of(Secret.of(SECRET), Secret.of(OLD_SECRET)),
                limits,
                store.inbox(),
                arrived::incrementAndGet,
                time,
                meters);
    }

    @AfterEach
    void end() {
        receiver.close();
        store.close();
    }

    @Test
    void aSignedWebhookIsStoredBeforeItIsAnswered() throws Exception {
        SignedWebhook webhook = webhook(SECRET, 1);
        assertThat(post(webhook).statusCode()).isEqualTo(200);
        assertThat(store.inbox().pending(5)).singleElement().satisfies(stored -> assertThat(stored.body())
                .isEqualTo(webhook.body()));
        assertThat(post(webhook(OLD_SECRET, 2)).statusCode())
                .as("while the secret is renewed")
                .isEqualTo(200);
        assertThat(arrived).hasValue(2);
    }

    @Test
    void aRepeatedWebhookIsAnsweredAndChangesNothing() throws Exception {
        SignedWebhook webhook = webhook(SECRET, 1);
        post(webhook);
        time.advance(Duration.ofDays(20));
        assertThat(post(webhook).statusCode()).isEqualTo(200);
        assertThat(store.inbox().pending(5)).hasSize(1);
        assertThat(arrived).hasValue(1);
        assertThat(count("repeated")).isEqualTo(1);
    }

    @Test
    void whatIsNotSignedWithASecretIsRefused() throws Exception {
        SignedWebhook webhook = webhook("plane_wh_of_somebody_else", 1);
        assertThat(post(webhook).statusCode()).isEqualTo(401);
        byte[] truncated = Arrays.copyOf(webhook(SECRET, 1).body(), webhook.body().length - 1);
        assertThat(post(truncated, webhook(SECRET, 1).signature()).statusCode()).isEqualTo(401);
        assertThat(post(webhook.body(), null).statusCode()).isEqualTo(401);
        assertThat(post(webhook.body(), "zz").statusCode()).isEqualTo(401);
        assertThat(store.inbox().waiting()).isZero();
        assertThat(arrived).hasValue(0);
    }

    @Test
    void whatIsSignedAndNoWebhookIsRefused() throws Exception {
        byte[] body = "[1, 2".getBytes(StandardCharsets.UTF_8);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        assertThat(post(body, HexFormat.of().formatHex(mac.doFinal(body))).statusCode())
                .isEqualTo(400);
        assertThat(store.inbox().waiting()).isZero();
    }

    @Test
    void otherAddressesAndMethodsAreRefused() throws Exception {
        URI base = URI.create("http://127.0.0.1:" + receiver.port());
        assertThat(http.send(HttpRequest.newBuilder(base.resolve("/metrics")).build(), BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(404);
        assertThat(http.send(
                                HttpRequest.newBuilder(base.resolve(WebhookReceiver.PATH))
                                        .build(),
                                BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void aBodyOverOneMebibyteIsRefusedHoweverItIsSent() throws Exception {
        byte[] large = new byte[(1 << 20) + 1];
        assertThat(statusOrBroken(BodyPublishers.ofByteArray(large))).isIn(413, 0);
        assertThat(statusOrBroken(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))))
                .isIn(413, 0);
        assertThat(count("too-large")).isEqualTo(2);
        assertThat(post(webhook(SECRET, 1)).statusCode()).isEqualTo(200);
    }

    private int statusOrBroken(HttpRequest.BodyPublisher body) throws InterruptedException {
        try {
            return http.send(request(body, "00"), BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    @Test
    void whatCannotBeStoredGetsNoAnswerSoThatPlaneTriesAgain() throws Exception {
        store.close();
        assertThatThrownBy(() -> post(webhook(SECRET, 1))).isInstanceOf(IOException.class);
        assertThat(count("not-stored")).isPositive();
        store = Store.open(new StoreSettings("jdbc:sqlite:" + folder.resolve("store.db"), null, null));
        start(ReceiverLimits.standard());
        assertThat(post(webhook(SECRET, 1)).statusCode()).isEqualTo(200);
    }

    @Test
    void moreThanTheLimitGetNoAnswerAndForgedOnesDoNotCount() throws Exception {
        start(ReceiverLimits.standard().perMinute(3));
        for (int i = 0; i < 20; i++) {
            assertThat(post(webhook("forged", i)).statusCode()).isEqualTo(401);
        }
        for (int i = 0; i < 3; i++) {
            assertThat(post(webhook(SECRET, i)).statusCode()).isEqualTo(200);
        }
        assertThatThrownBy(() -> post(webhook(SECRET, 3))).isInstanceOf(IOException.class);
        assertThat(store.inbox().waiting()).isEqualTo(3);
        time.advance(Duration.ofSeconds(20));
        assertThat(post(webhook(SECRET, 3)).statusCode()).isEqualTo(200);
    }

    @Test
    void aLongSilenceDoesNotUseUpTheLimit() throws Exception {
        post(webhook(SECRET, 1));
        time.advance(Duration.ofDays(10_000));
        assertThat(post(webhook(SECRET, 2)).statusCode()).isEqualTo(200);
    }

    @Test
    void anAddressThatAsksTooOftenIsNotHeard() throws Exception {
        start(ReceiverLimits.standard().perAddressPerMinute(5).behind(List.of("127.0.0.1")));
        for (int i = 0; i < 5; i++) {
            assertThat(postFrom("203.0.113.5", webhook("forged", i)).statusCode())
                    .isEqualTo(401);
        }
        assertThatThrownBy(() -> postFrom("203.0.113.5", webhook("forged", 9))).isInstanceOf(IOException.class);
        assertThat(postFrom("203.0.113.6", webhook(SECRET, 1)).statusCode())
                .as("another one is")
                .isEqualTo(200);
    }

    @Test
    void onlyANamedProxySaysWhereARequestComesFrom() {
        List<String> none = List.of();
        List<String> caddy = List.of("10.0.0.2", "10.0.0.3");
        assertThat(ClientAddress.of("198.51.100.1", List.of("203.0.113.5"), none))
                .isEqualTo("198.51.100.1");
        assertThat(ClientAddress.of("10.0.0.2", List.of("203.0.113.5"), caddy)).isEqualTo("203.0.113.5");
        assertThat(ClientAddress.of("10.0.0.2", List.of("1.1.1.1, 203.0.113.5, 10.0.0.3"), caddy))
                .as("what the client wrote itself does not count")
                .isEqualTo("203.0.113.5");
        assertThat(ClientAddress.of("10.0.0.2", none, caddy)).isEqualTo("10.0.0.2");
    }

    @Test
    void twoHundredSlowClientsBlockNobodyAndTakeNoMemory() throws Exception {
        long before = usedMemory();
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), receiver.port());
                socket.setSoTimeout(20_000);
                OutputStream out = socket.getOutputStream();
                out.write(("POST " + WebhookReceiver.PATH + " HTTP/1.1\r\nHost: x\r\nX-Plane-Signature: 00\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                if (i % 2 == 0) {
                    // Half of them promise a large body, and the others do not even end their headers.
                    out.write("Content-Length: 1000000\r\n\r\n0123".getBytes(StandardCharsets.US_ASCII));
                }
                out.flush();
                slow.add(socket);
            }
            long begun = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                assertThat(post(webhook(SECRET, i)).statusCode()).isEqualTo(200);
            }
            Duration taken = Duration.ofNanos(System.nanoTime() - begun);
            assertThat(taken).as("20 webhooks beside 200 slow clients").isLessThan(Duration.ofSeconds(4));
            assertThat(usedMemory() - before).as("bytes").isLessThan(64L << 20);
            System.out.printf("200 slow clients: 20 webhooks took %d ms%n", taken.toMillis());

            for (Socket socket : slow) {
                assertThat(isClosed(socket)).as("a slow client is sent away").isTrue();
            }
            assertThat(store.inbox().waiting()).isEqualTo(20);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private static boolean isClosed(Socket socket) {
        try (InputStream in = socket.getInputStream()) {
            byte[] answer = in.readAllBytes();
            return !new String(answer, StandardCharsets.US_ASCII).startsWith("HTTP/1.1 2");
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void hundredsAtOnceAreAllStored() throws Exception {
        start(ReceiverLimits.standard().perMinute(1_000).perAddressPerMinute(1_000));
        List<CompletableFuture<HttpResponse<Void>>> answers = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            SignedWebhook webhook = webhook(SECRET, i % 150);
            answers.add(http.sendAsync(
                    request(BodyPublishers.ofByteArray(webhook.body()), webhook.signature()),
                    BodyHandlers.discarding()));
        }
        for (CompletableFuture<HttpResponse<Void>> answer : answers) {
            assertThat(answer.join().statusCode()).isEqualTo(200);
        }
        assertThat(store.inbox().waiting()).isEqualTo(150);
    }

    @Test
    void theEndWaitsForWhatHasArrived() throws Exception {
        CompletableFuture<HttpResponse<Void>> answer;
        SignedWebhook webhook = webhook(SECRET, 1);
        Store held = store;
        CompletableFuture<Void> inTransaction = new CompletableFuture<>();
        CompletableFuture<Void> goOn = new CompletableFuture<>();
        Thread holder = new Thread(() -> held.inTransaction(() -> {
            inTransaction.complete(null);
            goOn.join();
        }));
        holder.start();
        inTransaction.join();
        answer = http.sendAsync(
                request(BodyPublishers.ofByteArray(webhook.body()), webhook.signature()), BodyHandlers.discarding());
        while (meters.get("plane.telegram.webhooks.in.flight").gauge().value() < 1) {
            Thread.onSpinWait();
        }
        Thread end = new Thread(receiver::close);
        end.start();
        goOn.complete(null);
        end.join();
        holder.join();

        assertThat(answer.join().statusCode()).isEqualTo(200);
        assertThat(store.inbox().waiting()).isEqualTo(1);
        assertThatThrownBy(() -> post(webhook(SECRET, 2))).isInstanceOf(IOException.class);
    }

    private double count(String outcome) {
        return meters.find("plane.telegram.webhooks").tag("outcome", outcome).timers().stream()
                .mapToDouble(timer -> timer.count())
                .sum();
    }

    private static SignedWebhook webhook(String secret, int number) {
        return new WebhookSigner(secret).sign(JsonValue.parse("""
                        {"event": "issue", "action": "updated", "workspace_id": "0b1c2d3e-0000-4000-8000-000000000000",
                         "data": {"id": "77de0000-0000-4000-8000-%012d", "name": "Café", "priority": "high"},
                         "activity": {"field": "priority", "old_value": "low", "new_value": "high"}}
                        """.formatted(number)));
    }

    private HttpResponse<Void> post(SignedWebhook webhook) throws IOException, InterruptedException {
        return post(webhook.body(), webhook.signature());
    }

    private HttpResponse<Void> post(byte[] body, @Nullable String signature) throws IOException, InterruptedException {
        return http.send(request(BodyPublishers.ofByteArray(body), signature), BodyHandlers.discarding());
    }

    private HttpResponse<Void> postFrom(String address, SignedWebhook webhook)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        request(BodyPublishers.ofByteArray(webhook.body()), webhook.signature()), (name, value) -> true)
                .header("X-Forwarded-For", address)
                .build();
        return http.send(request, BodyHandlers.discarding());
    }

    private HttpRequest request(HttpRequest.BodyPublisher body, @Nullable String signature) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + receiver.port() + WebhookReceiver.PATH))
                .POST(body);
        if (signature != null) {
            builder.header("X-Plane-Signature", signature);
        }
        return builder.build();
    }
}

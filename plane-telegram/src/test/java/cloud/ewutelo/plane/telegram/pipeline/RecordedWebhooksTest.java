package cloud.ewutelo.plane.telegram.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.http.RateLimit;
import cloud.ewutelo.plane.model.Secret;
import cloud.ewutelo.plane.telegram.receiver.ReceiverLimits;
import cloud.ewutelo.plane.telegram.receiver.WebhookReceiver;
import cloud.ewutelo.plane.telegram.rule.Rules;
import cloud.ewutelo.plane.telegram.setting.Address;
import cloud.ewutelo.plane.telegram.setting.Settings;
import cloud.ewutelo.plane.telegram.setting.StoreSettings;
import cloud.ewutelo.plane.telegram.store.Store;
import cloud.ewutelo.plane.telegram.support.FakeTime;
import cloud.ewutelo.plane.telegram.support.RecordedDelivery;
import cloud.ewutelo.plane.testkit.PlaneServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What running Planes sent goes from the socket to the outbox, in any order and with a Plane that knows nothing of it. */
class RecordedWebhooksTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"ce-1.2.2,false", "ce-1.2.2,true", "ce-1.3.1,false", "ce-1.3.1,true"})
    void allGoThrough(String version, boolean shuffled) throws Exception {
        FakeTime time = new FakeTime();
        List<RecordedDelivery> deliveries = new ArrayList<>(RecordedDelivery.of(version));
        if (shuffled) {
            Collections.shuffle(deliveries, new Random(8));
        }
        StoreSettings file = new StoreSettings("jdbc:sqlite:" + folder.resolve("store.db"), null, null);
        try (PlaneServer plane = PlaneServer.start();
                PlaneClient client = PlaneClient.builder()
                        .baseUrl(plane.url().toString())
                        .apiKey(plane.apiKey())
                        .rateLimit(RateLimit.unlimited())
                        .timeSource(time)
                        .build();
                Store store = Store.open(file)) {
            Settings settings = PipelineProcess.settings(file, plane.url(), plane.apiKey(), plane.workspaceSlug(), 0);
            SimpleMeterRegistry meters = new SimpleMeterRegistry();
            try (Pipeline pipeline = new Pipeline(store, client, settings, Rules.standard(), time, meters);
                    WebhookReceiver receiver = WebhookReceiver.start(
                            new Address("127.0.0.1", 0),
                            deliveries.stream()
                                    .map(RecordedDelivery::secret)
                                    .distinct()
                                    .map(Secret::of)
                                    .toList(),
                            ReceiverLimits.standard().perMinute(10_000).perAddressPerMinute(10_000),
                            store.inbox(),
                            pipeline::wake,
                            time,
                            meters)) {
                HttpClient http = HttpClient.newHttpClient();
                for (RecordedDelivery delivery : deliveries) {
                    HttpRequest request = HttpRequest.newBuilder(
                                    URI.create("http://127.0.0.1:" + receiver.port() + WebhookReceiver.PATH))
                            .header("X-Plane-Signature", delivery.signature())
                            .POST(HttpRequest.BodyPublishers.ofByteArray(delivery.bytes()))
                            .build();
                    assertThat(http.send(request, HttpResponse.BodyHandlers.discarding())
                                    .statusCode())
                            .as(delivery.name())
                            .isEqualTo(200);
                }
                long different = deliveries.stream()
                        .map(RecordedDelivery::body)
                        .distinct()
                        .count();
                assertThat(store.inbox().waiting()).isEqualTo((int) different);
                while (pipeline.stepWebhooks()) {
                    // Until all is done.
                }
                time.advance(Duration.ofSeconds(6));
                while (pipeline.stepWebhooks()) {
                    // Until all is told.
                }

                assertThat(store.inbox().waiting()).isZero();
                assertThat(store.changes().waiting()).isZero();
                List<String> texts = store.outbox().all().stream()
                        .filter(message -> message.chatId() == 1)
                        .map(message -> message.message().html())
                        .toList();
                System.out.printf(
                        "%s%s: %d deliveries, %d messages to a chat%n",
                        version, shuffled ? " shuffled" : "", deliveries.size(), texts.size());
                assertThat(texts).isNotEmpty().allSatisfy(text -> assertThat(text)
                        .doesNotContain("plane-for-java"));
            }
        }
    }
}

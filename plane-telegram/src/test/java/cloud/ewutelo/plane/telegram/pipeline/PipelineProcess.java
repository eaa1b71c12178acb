package cloud.ewutelo.plane.telegram.pipeline;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.model.Secret;
import cloud.ewutelo.plane.telegram.message.Language;
import cloud.ewutelo.plane.telegram.receiver.ReceiverLimits;
import cloud.ewutelo.plane.telegram.receiver.WebhookReceiver;
import cloud.ewutelo.plane.telegram.rule.Rules;
import cloud.ewutelo.plane.telegram.setting.Address;
import cloud.ewutelo.plane.telegram.setting.BotSettings;
import cloud.ewutelo.plane.telegram.setting.ChatSettings;
import cloud.ewutelo.plane.telegram.setting.PlaneSettings;
import cloud.ewutelo.plane.telegram.setting.Settings;
import cloud.ewutelo.plane.telegram.setting.StoreSettings;
import cloud.ewutelo.plane.telegram.store.Store;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Receiver and pipeline as a program of its own, to be killed. Says {@code ready} once it listens. */
final class PipelineProcess {

    static final String SECRET = "plane_wh_0123456789abcdef0123456789abcdef";
    static final List<Long> CHATS = List.of(1L, 2L);

    private PipelineProcess() {}

    /** Arguments: JDBC address, user of the database or a dash, Plane's address, key, workspace, port. */
    public static void main(String[] args) throws Exception {
        @Nullable String user = args[1].equals("-") ? null : args[1];
        Settings settings = settings(
                new StoreSettings(args[0], user, user == null ? null : Secret.of("not-needed")),
                URI.create(args[2]),
                args[3],
                args[4],
                Integer.parseInt(args[5]));
        Store store = Store.open(settings.store());
        PlaneClient plane =
                PlaneClient.builder().baseUrl(args[2]).apiKey(args[3]).build();
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Pipeline pipeline = new Pipeline(store, plane, settings, Rules.standard(), TimeSource.system(), meters);
        WebhookReceiver.start(
                settings.listen(),
                settings.plane().webhookSecrets(),
                ReceiverLimits.standard().perMinute(1_000_000).perAddressPerMinute(1_000_000),
                store.inbox(),
                pipeline::wake,
                TimeSource.system(),
                meters);
        Thread feed = new Thread(() -> pipeline.runFeed(() -> true), "feed");
        feed.start();
        new PrintStream(System.out, true, StandardCharsets.UTF_8).println("ready");
        pipeline.runWebhooks(() -> true);
    }

    static Settings settings(StoreSettings store, URI plane, String key, String workspace, int port) {
        return new Settings(
                new PlaneSettings(
                        plane,
                        workspace,
                        Secret.of(key),
                        List.of(Secret.of(SECRET)),
                        60,
                        List.of("imhotep"),
                        Duration.ofMinutes(1)),
                new BotSettings(URI.create("http://127.0.0.1:9"), null, null, new Address("127.0.0.1", 0), null, false),
                CHATS.stream()
                        .map(id -> new ChatSettings(
                                id, Language.EN, ZoneOffset.UTC, null, null, null, List.of(), List.of(), false))
                        .toList(),
                List.of(),
                null,
                store,
                new Address("127.0.0.1", port),
                new Address("127.0.0.1", 0),
                null);
    }
}

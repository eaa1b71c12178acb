package cloud.ewutelo.plane.telegram.pipeline;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.http.RateLimit;
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
import cloud.ewutelo.plane.telegram.store.Outgoing;
import cloud.ewutelo.plane.telegram.store.Store;
import cloud.ewutelo.plane.telegram.support.FakeTime;
import cloud.ewutelo.plane.testkit.Account;
import cloud.ewutelo.plane.testkit.PlaneEdition;
import cloud.ewutelo.plane.testkit.PlaneServer;
import cloud.ewutelo.plane.user.Role;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A Plane, a store, a receiver and a pipeline in one fake time; what would be sent stays in the outbox. */
final class Rig implements AutoCloseable {

    static final long EVERYBODY = -100;
    static final long OPS_ONLY = -200;
    static final long FRENCH = 7;

    final FakeTime time = new FakeTime();
    final PlaneServer server;
    final Account agent;
    final Account human;
    final Store store;
    final Pipeline pipeline;
    final Settings settings;
    final PlaneClient bot;
    private final List<PlaneClient> opened = new ArrayList<>();
    private final Map<String, PlaneClient> clients = new ConcurrentHashMap<>();
    private @Nullable WebhookReceiver receiver;

    Rig(Path folder, PlaneEdition edition) {
        this(folder, edition, new StoreSettings("jdbc:sqlite:" + folder.resolve("store.db"), null, null), 1_000_000);
    }

    Rig(Path folder, PlaneEdition edition, StoreSettings storeSettings, int perMinute) {
        server = PlaneServer.builder()
                .edition(edition)
                .seed(8)
                .rateLimitPerMinute(1_000_000)
                .webhookAllowedHosts("127.0.0.1")
                .clock(new FakeClock(time))
                .start();
        agent = server.addMember("imhotep@example.org", "imhotep", cloud.ewutelo.plane.testkit.Role.MEMBER);
        human = server.addMember("ada@example.org", "ada", cloud.ewutelo.plane.testkit.Role.MEMBER);
        bot = client(server.apiKey(), perMinute);
        settings = settings(storeSettings, chats());
        store = Store.open(storeSettings);
        pipeline = new Pipeline(store, bot, settings, Rules.standard(), time, new SimpleMeterRegistry());
    }

    private static List<ChatSettings> chats() {
        return List.of(
                new ChatSettings(EVERYBODY, Language.EN, ZoneOffset.UTC, null, null, null, List.of(), List.of(), false),
                new ChatSettings(
                        OPS_ONLY, Language.EN, ZoneOffset.UTC, null, null, null, List.of("OPS"), List.of(), true),
                new ChatSettings(
                        FRENCH,
                        Language.FR,
                        ZoneId.of("Europe/Paris"),
                        LocalTime.of(22, 0),
                        LocalTime.of(7, 0),
                        null,
                        List.of(),
                        List.of(),
                        false));
    }

    Settings settings(StoreSettings storeSettings, List<ChatSettings> chats) {
        return new Settings(
                new PlaneSettings(
                        server.url(),
                        server.workspaceSlug(),
                        Secret.of(server.apiKey()),
                        List.of(Secret.of("plane_wh_unused")),
                        60,
                        List.of("imhotep", "agent-*"),
                        Duration.ofMinutes(1)),
                new BotSettings(URI.create("http://127.0.0.1:9"), null, null, new Address("127.0.0.1", 0), null, false),
                chats,
                List.of(),
                FRENCH,
                storeSettings,
                new Address("127.0.0.1", 0),
                new Address("127.0.0.1", 0),
                null);
    }

    private PlaneClient client(String key, int perMinute) {
        PlaneClient client = PlaneClient.builder()
                .baseUrl(server.url().toString())
                .apiKey(key)
                .rateLimit(
                        perMinute >= 1_000_000 ? RateLimit.unlimited() : RateLimit.of(perMinute, Duration.ofMinutes(1)))
                .timeSource(time)
                .build();
        opened.add(client);
        return client;
    }

    /** A new project in which the bot, the agent and the human are. */
    String project(String identifier, String name) {
        String id = bot.workspace(server.workspaceSlug())
                .projects()
                .create(p ->
                        p.name(name).identifier(identifier).moduleView(true).cycleView(true))
                .id();
        ProjectClient project = bot.workspace(server.workspaceSlug()).project(id);
        project.members().add(agent.id(), Role.MEMBER);
        project.members().add(human.id(), Role.MEMBER);
        return id;
    }

    /** A project as somebody sees it. */
    ProjectClient as(Account account, String project) {
        return clients.computeIfAbsent(account.apiKey(), key -> client(key, 1_000_000))
                .workspace(server.workspaceSlug())
                .project(project);
    }

    /** Lets Plane send webhooks to the receiver. */
    void listen() {
        try {
            // The secret is made by Plane once it knows where to send, so a server must be there before.
            int port = freePort();
            String secret = server.addWebhook(URI.create("http://127.0.0.1:" + port + WebhookReceiver.PATH));
            receiver = WebhookReceiver.start(
                    new Address("127.0.0.1", port),
                    List.of(Secret.of(secret)),
                    ReceiverLimits.standard().perMinute(100_000).perAddressPerMinute(100_000),
                    store.inbox(),
                    pipeline::wake,
                    time,
                    new SimpleMeterRegistry());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (java.net.ServerSocket socket =
                new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Works on webhooks until none waits, without any help of the feed. */
    void hear() {
        server.awaitWebhooks();
        while (pipeline.stepWebhooks()) {
            // Until all is done.
        }
    }

    /** Polls the feed until it has nothing more to do at once. */
    void poll() {
        for (int i = 0; i < 100 && pipeline.stepFeed().isZero(); i++) {
            // Until all is read.
        }
    }

    /** Lets some seconds pass, working all the while. */
    void pass(Duration duration) {
        for (Duration left = duration; !left.isNegative() && !left.isZero(); left = left.minusSeconds(1)) {
            time.advance(Duration.ofSeconds(1));
            poll();
            hear();
        }
    }

    /** The same without the feed. */
    void passWithoutFeed(Duration duration) {
        for (Duration left = duration; !left.isNegative() && !left.isZero(); left = left.minusSeconds(1)) {
            hear();
            time.advance(Duration.ofSeconds(1));
            hear();
        }
    }

    /** All messages to a chat. */
    List<Outgoing> sent(long chat) {
        return store.outbox().all().stream()
                .filter(message -> message.chatId() == chat)
                .toList();
    }

    /** The texts of all messages to a chat. */
    List<String> texts(long chat) {
        return sent(chat).stream().map(message -> message.message().html()).collect(Collectors.toList());
    }

    @Override
    public void close() {
        if (receiver != null) {
            receiver.close();
        }
        pipeline.close();
        store.close();
        opened.forEach(PlaneClient::close);
        server.close();
    }

    /** The server's clock. */
    private static final class FakeClock extends Clock {

        private final FakeTime time;

        FakeClock(FakeTime time) {
            this.time = time;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return time.now();
        }
    }
}

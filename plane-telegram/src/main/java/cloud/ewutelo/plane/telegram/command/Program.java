package cloud.ewutelo.plane.telegram.command;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.http.Timeouts;
import cloud.ewutelo.plane.telegram.ask.Digests;
import cloud.ewutelo.plane.telegram.ask.Reception;
import cloud.ewutelo.plane.telegram.board.BoardKeeper;
import cloud.ewutelo.plane.telegram.bot.BotApi;
import cloud.ewutelo.plane.telegram.bot.SendBudget;
import cloud.ewutelo.plane.telegram.bot.Sender;
import cloud.ewutelo.plane.telegram.event.ProjectName;
import cloud.ewutelo.plane.telegram.pipeline.Links;
import cloud.ewutelo.plane.telegram.pipeline.Pipeline;
import cloud.ewutelo.plane.telegram.receiver.PrivateServer;
import cloud.ewutelo.plane.telegram.receiver.ReceiverLimits;
import cloud.ewutelo.plane.telegram.receiver.WebhookReceiver;
import cloud.ewutelo.plane.telegram.rule.Rules;
import cloud.ewutelo.plane.telegram.setting.Settings;
import cloud.ewutelo.plane.telegram.store.Store;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All parts together. They stop in the order of the way of a message: first nothing more is taken, then what is being done is
 * finished, and the store is closed last; what was not done yet is in it.
 */
final class Program implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Program.class);
    private static final Duration ACTION = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final AtomicBoolean wanted = new AtomicBoolean(true);
    private final PrivateServer privateServer;
    private final @Nullable WebhookReceiver receiver;

    private Program(Settings settings, Rules rules, String version, TimeSource time) throws IOException {
        ProgramMetrics metrics = opened(new ProgramMetrics());
        Store store = opened(Store.open(settings.store()));
        PlaneClient plane = opened(PlaneConnection.builder(settings.plane(), version)
                .observer(metrics.requests())
                .build());
        BotApi api = opened(new BotApi(settings.bot().api(), settings.bot().token()));
        SendBudget budget = new SendBudget(time);
        Sender sender = new Sender(
                api,
                store,
                budget,
                settings::chat,
                project -> store.projects()
                        .find(project)
                        .map(known -> topicName(known.project()))
                        .orElse(project),
                metrics,
                time);
        opened(new Worker("sender", sender::step, PATIENCE));
        BoardKeeper board = new BoardKeeper(
                plane.workspace(settings.plane().workspace()),
                () -> store.workItems().list(),
                time);
        opened(new Worker("board", board::step, PATIENCE));
        Digests digests = new Digests(settings.chats(), board, new Links(settings.plane()), store, time);
        opened(new Worker("digest", digests::step, PATIENCE));
        Pipeline pipeline = opened(new Pipeline(store, plane, settings, rules, time, metrics.registry()));
        opened(thread("feed", () -> pipeline.runFeed(wanted::get)));
        opened(thread("pipeline", () -> pipeline.runWebhooks(wanted::get)));
        KnownBot bot = new KnownBot(api);
        // Filled below; nobody asks before.
        Updates[] updates = new Updates[1];
        Health health = new Health(version, plane, store, pipeline, () -> updates[0].problem(), time);
        Reception reception = new Reception(
                settings,
                plane.with(Timeouts.defaults().withCall(ACTION))
                        .workspace(settings.plane().workspace()),
                board,
                store,
                api,
                budget,
                bot,
                health::report,
                metrics,
                time);
        updates[0] = opened(Updates.start(api, settings.bot(), reception, new StoredOffset(store.notes()), bot, time));
        privateServer = opened(PrivateServer.start(settings.privateListen(), metrics.registry(), health.probes()));
        receiver = settings.plane().webhookSecrets().isEmpty()
                ? null
                : opened(WebhookReceiver.start(
                        settings.listen(),
                        settings.plane().webhookSecrets(),
                        ReceiverLimits.standard()
                                .perMinute(settings.webhooksPerMinute())
                                .perAddressPerMinute(Math.max(600, 6 * settings.webhooksPerMinute()))
                                .behind(settings.proxies()),
                        store.inbox(),
                        pipeline::wake,
                        time,
                        metrics.registry()));
    }

    /**
     * Starts all of it.
     *
     * @throws IOException if a port cannot be listened on
     */
    static Program start(Settings settings, Rules rules, String version, TimeSource time) throws IOException {
        return new Program(settings, rules, version, time);
    }

    private static String topicName(ProjectName project) {
        return project.name();
    }

    private <T extends AutoCloseable> T opened(T part) {
        parts.push(part);
        return part;
    }

    private AutoCloseable thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return () -> {
            wanted.set(false);
            thread.join(PATIENCE.toMillis());
        };
    }

    /** Where Plane's webhooks arrive; empty without a secret. */
    OptionalInt webhookPort() {
        return receiver == null ? OptionalInt.empty() : OptionalInt.of(receiver.port());
    }

    /** Where health and metrics are. */
    int privatePort() {
        return privateServer.port();
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                LOG.warn("{} did not close.", part.getClass().getSimpleName(), e);
            }
        }
    }
}

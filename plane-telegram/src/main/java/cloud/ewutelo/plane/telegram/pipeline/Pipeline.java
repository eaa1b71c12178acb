package cloud.ewutelo.plane.telegram.pipeline;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.WorkspaceClient;
import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.feed.FeedBatch;
import cloud.ewutelo.plane.feed.FeedEvent;
import cloud.ewutelo.plane.feed.WorkspaceFeed;
import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.telegram.rule.Rules;
import cloud.ewutelo.plane.telegram.setting.ChatSettings;
import cloud.ewutelo.plane.telegram.setting.Settings;
import cloud.ewutelo.plane.telegram.store.Changes;
import cloud.ewutelo.plane.telegram.store.Inbox;
import cloud.ewutelo.plane.telegram.store.Store;
import cloud.ewutelo.plane.telegram.store.StoreException;
import cloud.ewutelo.plane.user.User;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From what happens in Plane to messages in the outbox. Webhooks are told at once, the change feed brings what no webhook told;
 * both meet in what is stored of each work item, so that nothing is told twice. What is read, what it means and how far was read
 * is written in one transaction.
 *
 * <p>It has no threads of its own: {@link #runWebhooks} and {@link #runFeed} take one each.
 */
public final class Pipeline implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);
    private static final int WEBHOOKS_AT_ONCE = 50;
    private static final int FEED_PAGE = 20;
    private static final Duration LONGEST_LOOKUP = Duration.ofSeconds(3);
    private static final Duration PAUSE_OF_LOOKUPS = Duration.ofSeconds(30);
    private static final Duration LONGEST_ENRICHMENT = Duration.ofMillis(500);
    private static final Duration GLANCE = Duration.ofMillis(250);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);
    private static final Duration WEBHOOKS_ARE_ALIVE = Duration.ofMinutes(15);

    private final Store store;
    private final PlaneClient plane;
    private final WorkspaceClient workspace;
    private final Settings settings;
    private final TimeSource time;
    private final Lease lease;
    private final Lookups lookups;
    private final Names names;
    private final Clockwork clockwork;
    private final Watchdog watchdog;
    private final WebhookHandler webhooks;
    private final FeedHandler feedHandler;
    private final Teller teller;
    private final Counter told;
    private final ReentrantLock wakeLock = new ReentrantLock();
    private final Condition woken = wakeLock.newCondition();
    private boolean wake;
    private volatile String ownId = "";
    private volatile @Nullable Instant lastRead;
    private @Nullable WorkspaceFeed feed;

    /**
     * A pipeline.
     *
     * @param store where all of it is kept
     * @param plane a client with the key of the account that this program works as
     * @param settings which workspace, chats and agents
     * @param rules what is told
     * @param time the time
     * @param meters counts what is done
     */
    public Pipeline(
            Store store, PlaneClient plane, Settings settings, Rules rules, TimeSource time, MeterRegistry meters) {
        this.store = store;
        this.plane = plane;
        this.settings = settings;
        this.time = time;
        this.workspace = plane.workspace(settings.plane().workspace());
        this.lease = new Lease(store, time);
        this.lookups = new Lookups(plane, time, LONGEST_LOOKUP, PAUSE_OF_LOOKUPS);
        this.names = new Names(workspace, store, lookups, time);
        Recorder recorder = new Recorder(
                store,
                names,
                new ActorClasses(settings.plane().agents(), () -> ownId),
                new Links(settings.plane()),
                time);
        ZoneId zone =
                settings.chats().stream().map(ChatSettings::zone).findFirst().orElse(ZoneOffset.UTC);
        this.clockwork = new Clockwork(workspace, store, names, lookups, recorder, time, zone);
        this.watchdog = new Watchdog(
                plane,
                store,
                lookups,
                recorder,
                time,
                workspace.slug(),
                names,
                !settings.plane().webhookSecrets().isEmpty());
        this.webhooks = new WebhookHandler(workspace, store, names, lookups, recorder, time);
        this.feedHandler = new FeedHandler(workspace, names, lookups, recorder);
        this.teller = new Teller(workspace, store, lookups, rules, new Hearing(settings, store), time);
        this.told = Counter.builder("plane.telegram.changes")
                .description("Changes that rules decided about")
                .register(meters);
        Gauge.builder("plane.telegram.inbox.waiting", store, each -> each.inbox()
                        .waiting())
                .description("Webhooks that were not worked on")
                .register(meters);
        Gauge.builder("plane.telegram.outbox.waiting", store, each -> each.outbox()
                        .waiting())
                .description("Messages that were not sent")
                .register(meters);
    }

    /** Something was stored that should be looked at soon. Returns at once. */
    public void wake() {
        wakeLock.lock();
        try {
            wake = true;
            woken.signalAll();
        } finally {
            wakeLock.unlock();
        }
    }

    /** Works on webhooks, on what time brings, and on changes that have waited, as long as it is wanted. */
    public void runWebhooks(BooleanSupplier wanted) {
        while (wanted.getAsBoolean() && !Thread.currentThread().isInterrupted()) {
            Duration wait = GLANCE;
            try {
                if (stepWebhooks()) {
                    wait = Duration.ZERO;
                }
            } catch (Lease.LostException e) {
                LOG.debug("Another replica works.");
            } catch (RuntimeException e) {
                LOG.error("The work goes on in a moment.", e);
                wait = AFTER_FAILURE;
            }
            await(wait);
        }
    }

    /** Reads the change feed as long as it is wanted. */
    public void runFeed(BooleanSupplier wanted) {
        try {
            while (wanted.getAsBoolean()) {
                Duration wait;
                try {
                    wait = stepFeed();
                } catch (PlaneException e) {
                    LOG.warn("The feed goes on later: {}", e.getMessage());
                    wait = AFTER_FAILURE;
                } catch (Lease.LostException e) {
                    wait = AFTER_FAILURE;
                } catch (RuntimeException e) {
                    LOG.error("The feed goes on later.", e);
                    wait = AFTER_FAILURE;
                }
                // In short steps, so that the end need not be waited for.
                time.sleep(wait.compareTo(AFTER_FAILURE) > 0 ? AFTER_FAILURE : wait);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void await(Duration longest) {
        wakeLock.lock();
        try {
            long left = longest.toNanos();
            while (!wake && left > 0) {
                left = woken.awaitNanos(left);
            }
            wake = false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            wakeLock.unlock();
        }
    }

    /**
     * Works on what is there now.
     *
     * @return whether there may be more
     */
    public boolean stepWebhooks() {
        if (!lease.hold()) {
            return false;
        }
        learnOwnId();
        Runnable clock = clockwork.prepare();
        List<Inbox.Webhook> waiting = store.inbox().pending(WEBHOOKS_AT_ONCE);
        List<WebhookHandler.Work> work = waiting.stream().map(this::prepare).toList();
        lease.write(() -> {
            clock.run();
            return true;
        });
        if (!waiting.isEmpty()) {
            record(waiting, work);
        }
        boolean told = tell();
        return !waiting.isEmpty() || told;
    }

    /** Returns whether there may be more to tell. */
    private boolean tell() {
        List<Changes.Group> due = teller.due();
        long until = time.nanoTime() + LONGEST_ENRICHMENT.toNanos();
        List<Changes.Group> enriched = new ArrayList<>();
        for (Changes.Group group : due) {
            // In a rush the rest is told as it is: soon matters more than what was spent on it.
            enriched.add(time.nanoTime() - until > 0 ? group : teller.enrich(group));
        }
        if (!enriched.isEmpty()) {
            tell(enriched);
        }
        return !due.isEmpty();
    }

    private void tell(List<Changes.Group> groups) {
        try {
            lease.write(() -> {
                groups.forEach(teller::tell);
                return true;
            });
        } catch (Lease.LostException | StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            if (groups.size() > 1) {
                groups.forEach(group -> tell(List.of(group)));
                return;
            }
            LOG.error("A change cannot be told and is left out.", e);
            lease.write(() -> {
                groups.forEach(teller::leaveOut);
                return true;
            });
        }
        groups.forEach(group -> told.increment(group.changes().size()));
    }

    private WebhookHandler.Work prepare(Inbox.Webhook webhook) {
        try {
            return webhooks.prepare(webhook);
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("A webhook cannot be understood and is left out; the feed finds what it was about.", e);
            return () -> {};
        }
    }

    private void record(List<Inbox.Webhook> waiting, List<WebhookHandler.Work> work) {
        try {
            lease.write(() -> {
                watchdog.heard();
                for (int i = 0; i < waiting.size(); i++) {
                    work.get(i).record();
                    store.inbox().done(waiting.get(i).number());
                }
                return true;
            });
        } catch (Lease.LostException | StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("Webhooks are worked on one by one, because one of them fails.", e);
            for (int i = 0; i < waiting.size(); i++) {
                recordAlone(waiting.get(i), work.get(i));
            }
        }
    }

    /** One webhook that nobody understands must not stop the others; the feed finds what it was about. */
    private void recordAlone(Inbox.Webhook webhook, WebhookHandler.Work work) {
        try {
            lease.write(() -> {
                work.record();
                store.inbox().done(webhook.number());
                return true;
            });
        } catch (Lease.LostException | StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("A webhook cannot be worked on and is left out.", e);
            lease.write(() -> {
                store.inbox().done(webhook.number());
                return true;
            });
        }
    }

    private void learnOwnId() {
        if (ownId.isEmpty() && names.mayAsk("me")) {
            lookups.ask(() -> plane.users().me()).map(User::id).ifPresent(id -> ownId = id);
        }
    }

    /**
     * Polls one project.
     *
     * @return how long to wait
     * @throws PlaneException if Plane cannot be asked
     */
    public Duration stepFeed() {
        if (!lease.hold()) {
            feed = null;
            return AFTER_FAILURE;
        }
        WorkspaceFeed present = feed;
        if (present == null) {
            present = open();
            feed = present;
        }
        watchdog.prepare();
        Optional<FeedBatch> batch = present.poll();
        lastRead = time.now();
        if (batch.isPresent() && !batch.get().events().isEmpty()) {
            record(batch.get());
        }
        return present.nextWait();
    }

    private void record(FeedBatch batch) {
        List<FeedEvent> events = batch.events();
        boolean silent = store.inbox().takenSince(time.now().minus(WEBHOOKS_ARE_ALIVE)) == 0;
        Map<String, BigDecimal> confidences = feedHandler.prepare(events, silent);
        boolean done = false;
        try {
            lease.write(() -> {
                watchdog.found(feedHandler.record(events, confidences));
                batch.commit();
                return true;
            });
            done = true;
        } finally {
            if (!done) {
                // It may believe in a commit that did not happen.
                feed = null;
            }
        }
    }

    private WorkspaceFeed open() {
        return workspace.feed(w -> w.every(settings.plane().feedEvery()).each(f -> f.store(store.checkpoints())
                .existing(true)
                .touches(true)
                .comments(true)
                .pageSize(FEED_PAGE)));
    }

    /** When Plane was last asked for changes, successfully. */
    public Optional<Instant> lastRead() {
        return Optional.ofNullable(lastRead);
    }

    /** Whether Plane seems to have stopped to send webhooks. */
    public boolean areWebhooksSilent() {
        return watchdog.isSilent();
    }

    /** Lets another replica go on at once. */
    @Override
    public void close() {
        lookups.close();
        try {
            lease.release();
        } catch (StoreException e) {
            LOG.debug("The lease ends by itself.", e);
        }
    }
}

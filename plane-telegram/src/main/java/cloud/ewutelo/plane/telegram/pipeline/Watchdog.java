package cloud.ewutelo.plane.telegram.pipeline;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.telegram.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Notices that Plane has stopped to send webhooks: it switches a webhook off after six failures and tells only whoever made it.
 * Then everything comes by the feed, later.
 */
final class Watchdog {

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int ENOUGH = 3;
    private static final int MAJOR_WITH_API_WEBHOOKS = 1;
    private static final int MINOR_WITH_API_WEBHOOKS = 3;
    private static final String SILENT_SINCE = "webhooks-silent";

    private final PlaneClient plane;
    private final Store store;
    private final Lookups lookups;
    private final Recorder recorder;
    private final TimeSource time;
    private final String workspace;
    private final Names names;
    private final boolean expected;
    private final Deque<Instant> missed = new ArrayDeque<>();
    private Optional<Boolean> sends = Optional.empty();

    /**
     * A watchdog.
     *
     * @param expected whether webhooks are set up at all
     */
    Watchdog(
            PlaneClient plane,
            Store store,
            Lookups lookups,
            Recorder recorder,
            TimeSource time,
            String workspace,
            Names names,
            boolean expected) {
        this.plane = plane;
        this.store = store;
        this.lookups = lookups;
        this.recorder = recorder;
        this.time = time;
        this.workspace = workspace;
        this.names = names;
        this.expected = expected;
    }

    /** Asks once whether this Plane tells of changes through its API. Belongs before the transaction. */
    void prepare() {
        if (expected && sends.isEmpty() && names.mayAsk("version")) {
            sends = lookups.ask(
                    () -> plane.capabilities().version().isAtLeast(MAJOR_WITH_API_WEBHOOKS, MINOR_WITH_API_WEBHOOKS));
        }
    }

    /** Takes note of changes that no webhook told. Belongs into the transaction. */
    void found(int changes) {
        if (!expected || !sends.orElse(false)) {
            return;
        }
        Instant now = time.now();
        for (int i = 0; i < changes; i++) {
            missed.add(now);
        }
        missed.removeIf(at -> at.isBefore(now.minus(WINDOW)));
        if (missed.size() < ENOUGH || store.inbox().takenSince(now.minus(WINDOW)) > 0) {
            return;
        }
        missed.clear();
        if (store.notes().get(SILENT_SINCE).filter(since -> !since.isEmpty()).isEmpty()) {
            store.notes().set(SILENT_SINCE, now.toString());
            recorder.webhooksSilent(now, workspace);
        }
    }

    /** Whether webhooks are missed at the moment. */
    boolean isSilent() {
        return store.notes().get(SILENT_SINCE).filter(since -> !since.isEmpty()).isPresent();
    }

    /** A webhook came. Belongs into the transaction. */
    void heard() {
        if (store.notes().get(SILENT_SINCE).filter(since -> !since.isEmpty()).isPresent()) {
            store.notes().set(SILENT_SINCE, "");
        }
    }
}

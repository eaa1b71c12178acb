package cloud.ewutelo.plane.telegram.command;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.capability.Capabilities;
import cloud.ewutelo.plane.capability.Edition;
import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.telegram.message.HealthReport;
import cloud.ewutelo.plane.telegram.pipeline.Pipeline;
import cloud.ewutelo.plane.telegram.receiver.Probe;
import cloud.ewutelo.plane.telegram.store.Store;
import cloud.ewutelo.plane.telegram.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** How the program is, for probes and for {@code /plane health}. */
final class Health {

    private static final Duration READ_WITHIN = Duration.ofMinutes(5);
    private static final Duration SENT_WITHIN = Duration.ofMinutes(5);
    private static final int DEAD_COUNTED = 1000;

    private final String version;
    private final PlaneClient plane;
    private final Store store;
    private final Pipeline pipeline;
    private final Supplier<Optional<String>> updates;
    private final TimeSource time;
    private final Instant started;

    /**
     * Health.
     *
     * @param updates what is wrong with taking Telegram's updates
     */
    Health(
            String version,
            PlaneClient plane,
            Store store,
            Pipeline pipeline,
            Supplier<Optional<String>> updates,
            TimeSource time) {
        this.version = version;
        this.plane = plane;
        this.store = store;
        this.pipeline = pipeline;
        this.updates = updates;
        this.time = time;
        this.started = time.now();
    }

    List<Probe> probes() {
        return List.of(
                new Probe("store", this::store),
                new Probe("telegram", updates),
                new Probe("plane", this::plane),
                new Probe("outbox", this::outbox));
    }

    private static boolean isRecent(Optional<Instant> last, Instant started, Instant now, Duration within) {
        return last.orElse(started).plus(within).isAfter(now);
    }

    private Optional<String> store() {
        try {
            store.check();
            return Optional.empty();
        } catch (StoreException e) {
            return Optional.of("cannot be written");
        }
    }

    private Optional<String> plane() {
        return isRecent(pipeline.lastRead(), started, time.now(), READ_WITHIN)
                ? Optional.empty()
                : Optional.of("was not read for " + READ_WITHIN.toMinutes() + " minutes");
    }

    private Optional<String> outbox() {
        return oldest().filter(age -> age.compareTo(SENT_WITHIN) > 0)
                .map(age -> "the oldest message waits for " + age.toMinutes() + " minutes");
    }

    /** How long the oldest message waits that could be sent. */
    private Optional<Duration> oldest() {
        Instant now = time.now();
        return store.outbox().nextDue().filter(due -> due.isBefore(now)).map(due -> Duration.between(due, now));
    }

    HealthReport report() {
        return new HealthReport(
                version,
                planeName(),
                store.inbox().lastTaken().orElse(null),
                pipeline.areWebhooksSilent(),
                pipeline.lastRead().orElse(null),
                store.inbox().waiting(),
                store.outbox().waiting(),
                oldest().orElse(null),
                store.outbox().dead(DEAD_COUNTED).size(),
                time.now());
    }

    private String planeName() {
        if (plane().isPresent()) {
            return "";
        }
        try {
            // Asked once, then at hand.
            Capabilities capabilities = plane.capabilities();
            String edition = capabilities.edition().equals(Edition.COMMUNITY)
                    ? "Community Edition"
                    : capabilities.edition().value();
            return edition + " " + capabilities.version();
        } catch (PlaneException e) {
            return "";
        }
    }
}

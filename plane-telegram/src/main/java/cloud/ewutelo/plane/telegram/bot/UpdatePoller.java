package cloud.ewutelo.plane.telegram.bot;

import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.telegram.bot.BotApiException.Reason;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Telegram for updates, again and again, and never hot. */
public final class UpdatePoller {

    private static final Logger LOG = LoggerFactory.getLogger(UpdatePoller.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(50);
    private static final Duration SHORTEST_ROUND = Duration.ofMillis(200);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final BotApi api;
    private final UpdateIntake intake;
    private final UpdateOffset offset;
    private final boolean removeWebhook;
    private final TimeSource time;
    private Duration wait = FIRST_WAIT;
    private volatile @Nullable Instant lastSuccess;
    private volatile String problem = "";
    private volatile boolean stopped;

    /**
     * A poller; asks nothing yet.
     *
     * @param bot who the bot is, asked when there is something to handle
     * @param removeWebhook whether a webhook that takes the updates is removed
     */
    public UpdatePoller(
            BotApi api,
            UpdateHandler handler,
            UpdateOffset offset,
            Supplier<BotUser> bot,
            boolean removeWebhook,
            TimeSource time) {
        this.api = api;
        this.intake = new UpdateIntake(handler, offset, bot);
        this.offset = offset;
        this.removeWebhook = removeWebhook;
        this.time = time;
    }

    /** Asks once and has what came handled; returns how long to wait before the next time. */
    public Duration step() {
        long start = time.nanoTime();
        List<JsonNode> updates;
        try {
            updates = api.getUpdates(offset.get(), TIMEOUT);
        } catch (BotApiException e) {
            return failed(e);
        }
        if (!problem.isEmpty()) {
            LOG.info("Telegram gives updates again.");
        }
        problem = "";
        wait = FIRST_WAIT;
        lastSuccess = time.now();
        boolean progress = false;
        for (JsonNode update : updates) {
            if (stopped) {
                // The rest comes again after the restart.
                return Duration.ZERO;
            }
            progress |= intake.take(update);
        }
        Duration taken = Duration.ofNanos(time.nanoTime() - start);
        // Servers that answer at once, or with the same again, would be asked in a circle.
        return progress || taken.compareTo(SHORTEST_ROUND) >= 0 ? Duration.ZERO : SHORTEST_ROUND.minus(taken);
    }

    private Duration failed(BotApiException e) {
        if (stopped) {
            return Duration.ZERO;
        }
        if (e.reason() == Reason.WEBHOOK_ACTIVE && removeWebhook) {
            return removeWebhook();
        }
        String words = String.valueOf(e.getMessage());
        if (!words.equals(problem)) {
            LOG.warn("No updates of Telegram: {}", words);
        }
        problem = words;
        Duration now = e.retryAfter().orElse(wait);
        Duration doubled = wait.multipliedBy(2);
        wait = doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
        return now;
    }

    private Duration removeWebhook() {
        try {
            api.deleteWebhook();
            LOG.info("The webhook that took the bot's updates was removed, as telegram.remove-webhook asks for.");
        } catch (BotApiException e) {
            LOG.warn("The webhook could not be removed: {}", e.getMessage());
        }
        return FIRST_WAIT;
    }

    /** Ends the wait for updates; what is being handled is finished. */
    public void stop() {
        stopped = true;
        api.stopWaiting();
    }

    /** When Telegram last gave updates, or said that there are none. */
    public Optional<Instant> lastSuccess() {
        return Optional.ofNullable(lastSuccess);
    }

    /** Why it gives none; empty if it does. */
    public String problem() {
        return problem;
    }
}

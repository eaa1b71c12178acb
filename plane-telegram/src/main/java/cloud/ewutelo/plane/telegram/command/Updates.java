package cloud.ewutelo.plane.telegram.command;

import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.telegram.bot.BotApi;
import cloud.ewutelo.plane.telegram.bot.BotApiException;
import cloud.ewutelo.plane.telegram.bot.BotUser;
import cloud.ewutelo.plane.telegram.bot.UpdateHandler;
import cloud.ewutelo.plane.telegram.bot.UpdateOffset;
import cloud.ewutelo.plane.telegram.bot.UpdatePoller;
import cloud.ewutelo.plane.telegram.bot.UpdateReceiver;
import cloud.ewutelo.plane.telegram.message.Language;
import cloud.ewutelo.plane.telegram.message.Messages;
import cloud.ewutelo.plane.telegram.message.TelegramHtml;
import cloud.ewutelo.plane.telegram.setting.BotSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what people do on Telegram: by asking, or as a webhook. */
final class Updates implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Updates.class);
    private static final Duration POLLED_WITHIN = Duration.ofMinutes(2);
    private static final Duration TOLD_AGAIN = Duration.ofHours(1);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final BotApi api;
    private final TimeSource time;
    private final Instant started;
    private final @Nullable UpdatePoller poller;
    private final @Nullable UpdateReceiver receiver;
    private final Worker worker;
    private final Worker introduction;

    private Updates(
            BotApi api,
            BotSettings settings,
            TimeSource time,
            @Nullable UpdatePoller poller,
            @Nullable UpdateReceiver receiver) {
        this.api = api;
        this.time = time;
        this.started = time.now();
        this.poller = poller;
        this.receiver = receiver;
        this.worker =
                new Worker("telegram-updates", poller == null ? () -> setWebhook(settings) : poller::step, PATIENCE);
        this.introduction = new Worker("telegram-commands", this::introduce, FIRST_WAIT);
    }

    static Updates start(
            BotApi api,
            BotSettings settings,
            UpdateHandler handler,
            UpdateOffset offset,
            Supplier<BotUser> bot,
            TimeSource time)
            throws IOException {
        Optional<URI> webhook = settings.webhookUrl();
        if (webhook.isEmpty()) {
            return new Updates(
                    api,
                    settings,
                    time,
                    new UpdatePoller(api, handler, offset, bot, settings.removeWebhook(), time),
                    null);
        }
        UpdateReceiver receiver = UpdateReceiver.start(
                settings.webhookListen(),
                webhook.get().getPath(),
                settings.webhookSecret().orElseThrow(),
                handler,
                offset,
                bot,
                time);
        return new Updates(api, settings, time, null, receiver);
    }

    /** Tells Telegram where to bring updates, and again now and then: somebody may have used the bot elsewhere. */
    private Duration setWebhook(BotSettings settings) {
        try {
            api.setWebhook(
                    settings.webhookUrl().orElseThrow(),
                    settings.webhookSecret().orElseThrow());
            return TOLD_AGAIN;
        } catch (BotApiException e) {
            LOG.warn("Telegram could not be told where to bring updates: {}", e.getMessage());
            return FIRST_WAIT;
        }
    }

    private Duration introduce() {
        try {
            for (Language language : Language.values()) {
                String description = TelegramHtml.plain(Messages.in(language, ZoneOffset.UTC)
                        .say("reply.description")
                        .html());
                // English is for all that have no language of their own here.
                api.setMyCommands(
                        language == Language.EN ? "" : language.name().toLowerCase(Locale.ROOT),
                        Map.of("plane", description));
            }
            return Duration.ofDays(1);
        } catch (BotApiException e) {
            LOG.debug("The commands could not be set: {}", e.getMessage());
            return e.isPassing() ? FIRST_WAIT.multipliedBy(12) : Duration.ofDays(1);
        }
    }

    /** What is wrong with it. */
    Optional<String> problem() {
        if (poller == null) {
            return Optional.empty();
        }
        boolean recent =
                poller.lastSuccess().orElse(started).plus(POLLED_WITHIN).isAfter(time.now());
        if (poller.problem().isEmpty()) {
            return recent ? Optional.empty() : Optional.of("gave no updates for 2 minutes");
        }
        return recent && poller.lastSuccess().isPresent() ? Optional.empty() : Optional.of(poller.problem());
    }

    @Override
    public void close() {
        worker.stop();
        introduction.stop();
        if (poller != null) {
            poller.stop();
        }
        if (receiver != null) {
            receiver.close();
        }
        worker.close();
        introduction.close();
    }
}

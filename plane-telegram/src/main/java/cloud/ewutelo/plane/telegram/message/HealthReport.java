package cloud.ewutelo.plane.telegram.message;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@code /plane health}.
 *
 * @param version of this program
 * @param plane what is reached, such as {@code Community Edition 1.3.1}; empty text if Plane does not answer
 * @param lastWebhookOrNull when the last webhook came
 * @param webhooksSilent whether Plane seems to have stopped sending webhooks
 * @param lastPollOrNull when Plane was last read
 * @param inboxWaiting webhooks not yet worked on
 * @param outboxWaiting messages not yet sent
 * @param oldestWaitingOrNull how long the oldest message has waited
 * @param deadLetters messages that could not be sent and are given up
 * @param now when this is
 */
public record HealthReport(
        String version,
        String plane,
        @Nullable Instant lastWebhookOrNull,
        boolean webhooksSilent,
        @Nullable Instant lastPollOrNull,
        long inboxWaiting,
        long outboxWaiting,
        @Nullable Duration oldestWaitingOrNull,
        long deadLetters,
        Instant now) {}

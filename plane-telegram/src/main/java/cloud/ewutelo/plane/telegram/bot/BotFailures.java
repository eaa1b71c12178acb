package cloud.ewutelo.plane.telegram.bot;

import cloud.ewutelo.plane.telegram.bot.BotApiException.Reason;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Telegram's refusals, which differ by their words only. */
final class BotFailures {

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private BotFailures() {}

    /**
     * A refusal as an exception.
     *
     * @param answer JSON with {@code ok} false
     * @param retryAfterHeader seconds, as the header tells them
     */
    static BotApiException of(String method, JsonNode answer, Optional<String> retryAfterHeader) {
        int code = answer.path("error_code").asInt();
        String description = answer.path("description").asText("");
        JsonNode parameters = answer.path("parameters");
        Long newChatId = parameters.path("migrate_to_chat_id").isIntegralNumber()
                ? parameters.path("migrate_to_chat_id").longValue()
                : null;
        Reason reason = newChatId != null ? Reason.CHAT_MIGRATED : reason(code, description.toLowerCase(Locale.ROOT));
        return new BotApiException(
                reason,
                "Telegram answered " + method + " with " + code + ": " + description + hint(reason),
                reason == Reason.TOO_MANY_REQUESTS ? retryAfter(parameters, retryAfterHeader) : null,
                newChatId);
    }

    private static Reason reason(int code, String words) {
        return switch (code) {
            case 429 -> Reason.TOO_MANY_REQUESTS;
            case 401, 404 -> Reason.TOKEN_REFUSED;
            case 403 -> Reason.CHAT_GONE;
            case 409 -> words.contains("webhook") ? Reason.WEBHOOK_ACTIVE : Reason.SECOND_POLLER;
            default -> code >= 500 ? Reason.UNAVAILABLE : ofWords(words);
        };
    }

    private static Reason ofWords(String words) {
        if (words.contains("not modified")) {
            return Reason.NOT_MODIFIED;
        }
        if (words.contains("can't parse entities")) {
            return Reason.BAD_MARKUP;
        }
        if (words.contains("message thread not found") || words.contains("topic_")) {
            return Reason.TOPIC_GONE;
        }
        if (words.contains("message to edit not found")
                || words.contains("message to delete not found")
                || words.contains("message can't be edited")
                || words.contains("message can't be deleted")) {
            return Reason.MESSAGE_GONE;
        }
        return words.contains("chat not found") ? Reason.CHAT_GONE : Reason.REFUSED;
    }

    private static Duration retryAfter(JsonNode parameters, Optional<String> header) {
        long seconds = parameters.path("retry_after").asLong(0);
        if (seconds <= 0) {
            seconds = header.map(BotFailures::number).orElse(0L);
        }
        Duration wait = Duration.ofSeconds(Math.max(1, seconds));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private static long number(String header) {
        try {
            return Long.parseLong(header.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static @Nullable String remedy(Reason reason) {
        return switch (reason) {
            case TOKEN_REFUSED -> "The token is not valid. Ask @BotFather for it, and set TELEGRAM_BOT_TOKEN.";
            case SECOND_POLLER ->
                "Another program polls with this bot's token. Stop it, or give this program a bot of its own.";
            case WEBHOOK_ACTIVE ->
                "A webhook takes this bot's updates. Give this program a bot of its own, or let it remove the webhook with "
                        + "telegram.remove-webhook: true.";
            default -> null;
        };
    }

    private static String hint(Reason reason) {
        String remedy = remedy(reason);
        return remedy == null ? "" : ". " + remedy;
    }
}

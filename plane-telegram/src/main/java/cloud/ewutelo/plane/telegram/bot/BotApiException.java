package cloud.ewutelo.plane.telegram.bot;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Telegram did not do what it was asked. The message names the method and Telegram's words, never the token or a text. */
public final class BotApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final @Nullable Duration retryAfter;
    private final @Nullable Long newChatId;

    /** What to do about it depends on this. */
    public enum Reason {
        /** Too many messages: wait for {@link #retryAfter}. */
        TOO_MANY_REQUESTS,
        /** The group became a supergroup with the id {@link #newChatId}. */
        CHAT_MIGRATED,
        /** The bot was blocked or removed, or the chat is not there. */
        CHAT_GONE,
        /** The topic was deleted or closed. */
        TOPIC_GONE,
        /** The message is not there any more, or can no longer be changed. */
        MESSAGE_GONE,
        /** The message says that already. */
        NOT_MODIFIED,
        /** Telegram cannot read the HTML. */
        BAD_MARKUP,
        /** Another program takes the bot's updates: a second poller. */
        SECOND_POLLER,
        /** Another program takes the bot's updates: a webhook is set. */
        WEBHOOK_ACTIVE,
        /** The token is not valid. */
        TOKEN_REFUSED,
        /** Telegram refuses for another reason, and will again. */
        REFUSED,
        /** No answer of Telegram came; it may have done what it was asked. */
        UNAVAILABLE
    }

    BotApiException(Reason reason, String message) {
        this(reason, message, null, null);
    }

    BotApiException(Reason reason, String message, @Nullable Duration retryAfter, @Nullable Long newChatId) {
        super(message);
        this.reason = reason;
        this.retryAfter = retryAfter;
        this.newChatId = newChatId;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** How long to leave the chat alone. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Where the group moved. */
    public Optional<Long> newChatId() {
        return Optional.ofNullable(newChatId);
    }

    /** Whether nothing is wrong with the request, so that it can be repeated later. */
    public boolean isPassing() {
        return reason == Reason.UNAVAILABLE || reason == Reason.TOO_MANY_REQUESTS || reason == Reason.TOKEN_REFUSED;
    }
}

package cloud.ewutelo.plane.telegram.bot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text for a chat.
 *
 * @param chatId where to
 * @param topicIdOrNull the topic of a forum
 * @param text the text
 * @param html whether it is Telegram's HTML, or plain
 * @param silent whether the phone makes no sound
 * @param buttons rows of buttons
 * @param replyToOrNull the message that it answers
 */
public record ChatText(
        long chatId,
        @Nullable Long topicIdOrNull,
        String text,
        boolean html,
        boolean silent,
        List<List<InlineButton>> buttons,
        @Nullable Long replyToOrNull) {

    /** Copies the buttons. */
    public ChatText {
        buttons = buttons.stream().map(List::copyOf).toList();
    }

    /** A text of HTML without buttons. */
    public static ChatText html(long chatId, String html) {
        return new ChatText(chatId, null, html, true, false, List.of(), null);
    }

    /** The same without a sound. */
    public ChatText silently() {
        return new ChatText(chatId, topicIdOrNull, text, html, true, buttons, replyToOrNull);
    }

    /** The same in a topic, or in none. */
    public ChatText in(@Nullable Long topicId) {
        return new ChatText(chatId, topicId, text, html, silent, buttons, replyToOrNull);
    }

    /** The same with buttons. */
    public ChatText with(List<List<InlineButton>> rows) {
        return new ChatText(chatId, topicIdOrNull, text, html, silent, rows, replyToOrNull);
    }

    /** The same as an answer to a message. */
    public ChatText answering(long messageId) {
        return new ChatText(chatId, topicIdOrNull, text, html, silent, buttons, messageId);
    }

    /** The same words without markup, for when Telegram cannot read it. */
    public ChatText plain(String words) {
        return new ChatText(chatId, topicIdOrNull, words, false, silent, buttons, replyToOrNull);
    }
}

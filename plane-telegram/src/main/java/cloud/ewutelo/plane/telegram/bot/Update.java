package cloud.ewutelo.plane.telegram.bot;

import org.jspecify.annotations.Nullable;

/** Something that somebody did on Telegram. */
public sealed interface Update {

    /** The chat in which it happened. */
    long chatId();

    /**
     * Somebody wrote.
     *
     * @param chatId the chat
     * @param topicIdOrNull the topic of a forum
     * @param messageId the message
     * @param userId who wrote
     * @param text the text
     * @param commandLength how much of the text is a command at its beginning; 0 if it begins with none
     * @param replyToOrNull the message of this bot that it answers
     */
    record Said(
            long chatId,
            @Nullable Long topicIdOrNull,
            long messageId,
            long userId,
            String text,
            int commandLength,
            @Nullable Long replyToOrNull)
            implements Update {}

    /**
     * Somebody pressed a button.
     *
     * @param chatId the chat
     * @param topicIdOrNull the topic of a forum
     * @param messageId the message that the button belongs to
     * @param userId who pressed
     * @param callbackId what Telegram wants answered
     * @param key what the button carries
     */
    record Pressed(
            long chatId, @Nullable Long topicIdOrNull, long messageId, long userId, String callbackId, String key)
            implements Update {}

    /**
     * The bot came into a chat or had to leave it.
     *
     * @param chatId the chat
     * @param member whether it may write there now
     */
    record Membership(long chatId, boolean member) implements Update {}

    /**
     * A group became a supergroup.
     *
     * @param chatId the old id
     * @param newChatId the new one
     */
    record Migrated(long chatId, long newChatId) implements Update {}
}

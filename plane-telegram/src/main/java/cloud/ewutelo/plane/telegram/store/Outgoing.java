package cloud.ewutelo.plane.telegram.store;

import cloud.ewutelo.plane.telegram.message.Message;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message waiting to be sent, or the new text of a card.
 *
 * @param key unique: a second message under the same key is not stored
 * @param chatId where to, as the settings name the chat
 * @param topicProjectOrNull the id of the project whose topic it goes to, in forums
 * @param workItemOrNull the id of the work item that it is about, so that people can reply to it
 * @param placement whether it is a message of its own or a card
 * @param message the text
 * @param notBefore earliest time to send it, for coalescing and quiet hours
 */
public record Outgoing(
        String key,
        long chatId,
        @Nullable String topicProjectOrNull,
        @Nullable String workItemOrNull,
        Placement placement,
        Message message,
        Instant notBefore) {

    /** Where in the chat a message goes. */
    public enum Placement {
        /** A message of its own, never edited. */
        MESSAGE,
        /** A new message, which the chat can hear, and which is the work item's card from then on. */
        NEW_CARD,
        /** Edits the work item's card where it stands; becomes the card if the chat has none. */
        CARD
    }

    /** A message that is about no work item. */
    public static Outgoing plain(String key, long chatId, Message message, Instant notBefore) {
        return new Outgoing(key, chatId, null, null, Placement.MESSAGE, message, notBefore);
    }

    /** The project whose topic it goes to. */
    public Optional<String> topicProject() {
        return Optional.ofNullable(topicProjectOrNull);
    }

    /** The work item that it is about. */
    public Optional<String> workItem() {
        return Optional.ofNullable(workItemOrNull);
    }
}

package cloud.ewutelo.plane.telegram.store;

import cloud.ewutelo.plane.telegram.message.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message waiting to be sent, or the new text of a card.
 *
 * @param key unique: a second message under the same key is not stored
 * @param chatId where to
 * @param topicProjectOrNull the id of the project whose topic it goes to, in forums
 * @param cardOfOrNull the work item whose card it is: edits the card if the chat has one, else becomes it
 * @param message the text
 * @param notBefore earliest time to send it, for coalescing and quiet hours
 */
public record Outgoing(
        String key,
        long chatId,
        @Nullable String topicProjectOrNull,
        @Nullable String cardOfOrNull,
        Message message,
        Instant notBefore) {}

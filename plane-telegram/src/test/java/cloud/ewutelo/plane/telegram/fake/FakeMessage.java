package cloud.ewutelo.plane.telegram.fake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as it stands in a chat.
 *
 * @param chatId the chat
 * @param id its id in the chat
 * @param topicOrNull the topic
 * @param text as it was sent, with markup
 * @param words what one reads
 * @param silent whether the phone made no sound
 * @param buttons rows of buttons
 * @param edits how often it was changed
 * @param photo the bytes of its picture; empty for none
 * @param replyToOrNull the message that it answers
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
public record FakeMessage(
        long chatId,
        long id,
        @Nullable Long topicOrNull,
        String text,
        String words,
        boolean silent,
        List<List<FakeButton>> buttons,
        int edits,
        byte[] photo,
        @Nullable Long replyToOrNull) {

    /** The button that says so. */
    public FakeButton button(String label) {
        return buttons.stream()
                .flatMap(List::stream)
                .filter(button -> button.label().contains(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no button \"" + label + "\" in " + buttons + "."));
    }

    FakeMessage changed(String newText, String newWords, List<List<FakeButton>> newButtons) {
        return new FakeMessage(
                chatId, id, topicOrNull, newText, newWords, silent, newButtons, edits + 1, photo, replyToOrNull);
    }

    @Override
    public String toString() {
        return "#" + id + " in " + chatId + (topicOrNull == null ? "" : "/" + topicOrNull)
                + (silent ? ", silent" : "") + (edits == 0 ? "" : ", edited " + edits + " times") + ":\n" + words
                + (buttons.isEmpty() ? "" : "\n" + buttons);
    }
}

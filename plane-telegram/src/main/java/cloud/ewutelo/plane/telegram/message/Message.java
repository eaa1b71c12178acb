package cloud.ewutelo.plane.telegram.message;

import java.util.List;

/**
 * A text ready to be sent.
 *
 * @param html Telegram's HTML, valid, at most 4,096 characters (UTF-16) after its tags and entities are read
 * @param buttons rows of buttons
 * @param silent whether the phone makes no sound
 */
public record Message(String html, List<List<Button>> buttons, boolean silent) {

    /** Copies the buttons. */
    public Message {
        buttons = buttons.stream().map(List::copyOf).toList();
    }
}

package cloud.ewutelo.plane.telegram.fake;

import org.jspecify.annotations.Nullable;

/**
 * A button under a message.
 *
 * @param label what it says
 * @param dataOrNull what the bot is told when it is pressed
 * @param urlOrNull the page it opens
 */
public record FakeButton(
        String label, @Nullable String dataOrNull, @Nullable String urlOrNull) {

    /** What the bot is told when it is pressed. */
    public String data() {
        if (dataOrNull == null) {
            throw new AssertionError("The button " + label + " opens a page.");
        }
        return dataOrNull;
    }

    @Override
    public String toString() {
        return "[" + label + (urlOrNull == null ? "" : " ↗") + "]";
    }
}

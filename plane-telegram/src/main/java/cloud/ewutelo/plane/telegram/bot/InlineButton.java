package cloud.ewutelo.plane.telegram.bot;

import org.jspecify.annotations.Nullable;

/**
 * A button as Telegram takes it.
 *
 * @param label what it says
 * @param keyOrNull what comes back when it is pressed: 1 to 64 bytes
 * @param urlOrNull the page that it opens
 */
public record InlineButton(
        String label, @Nullable String keyOrNull, @Nullable String urlOrNull) {}

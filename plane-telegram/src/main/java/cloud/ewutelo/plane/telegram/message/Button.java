package cloud.ewutelo.plane.telegram.message;

import org.jspecify.annotations.Nullable;

/**
 * A button under a message: it opens a page or does something.
 *
 * @param label what it says
 * @param actionOrNull an {@link Action} as text; longer than Telegram allows, so it is sent as a short opaque key
 * @param urlOrNull the page
 */
public record Button(
        String label,
        @Nullable String actionOrNull,
        @Nullable String urlOrNull) {}

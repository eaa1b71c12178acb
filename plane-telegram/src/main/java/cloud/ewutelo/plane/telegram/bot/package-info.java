/** Telegram's Bot API: sending within its limits, and taking updates. */
@NullMarked
package cloud.ewutelo.plane.telegram.bot;

import org.jspecify.annotations.NullMarked;

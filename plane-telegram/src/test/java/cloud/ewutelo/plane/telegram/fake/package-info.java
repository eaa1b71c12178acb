/** A Bot API to test against: it answers, limits and refuses as Telegram does. Not part of the program. */
@NullMarked
package cloud.ewutelo.plane.telegram.fake;

import org.jspecify.annotations.NullMarked;

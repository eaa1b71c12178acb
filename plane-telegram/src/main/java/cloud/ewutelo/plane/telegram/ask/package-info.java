/** What people on Telegram ask and do: commands, buttons, answers to cards, the digest. */
@NullMarked
package cloud.ewutelo.plane.telegram.ask;

import org.jspecify.annotations.NullMarked;

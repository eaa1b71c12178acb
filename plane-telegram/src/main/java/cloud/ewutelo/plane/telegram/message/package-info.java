/** Changes as text for Telegram, in each chat's language. */
@NullMarked
package cloud.ewutelo.plane.telegram.message;

import org.jspecify.annotations.NullMarked;

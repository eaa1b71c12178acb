/** Tests of how webhooks arrive. */
@NullMarked
package cloud.ewutelo.plane.telegram.receiver;

import org.jspecify.annotations.NullMarked;

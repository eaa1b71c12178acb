/** What must survive a restart: webhooks taken, messages to send, cards, mutes. */
@NullMarked
package cloud.ewutelo.plane.telegram.store;

import org.jspecify.annotations.NullMarked;

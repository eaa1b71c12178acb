/** From webhooks and the change feed to messages in the outbox. */
@NullMarked
package cloud.ewutelo.plane.telegram.pipeline;

import org.jspecify.annotations.NullMarked;

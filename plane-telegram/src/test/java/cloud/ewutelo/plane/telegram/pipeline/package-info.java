/** Tests from webhooks and the feed to the outbox. */
@NullMarked
package cloud.ewutelo.plane.telegram.pipeline;

import org.jspecify.annotations.NullMarked;

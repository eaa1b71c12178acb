/** Webhooks: who is told of what, and how the news is signed and sent. */
@NullMarked
package cloud.ewutelo.plane.testkit.internal.webhook;

import org.jspecify.annotations.NullMarked;

/** Everything between a socket and a handler: requests, routing, negotiation, throttling, errors. */
@NullMarked
package cloud.ewutelo.plane.testkit.internal.http;

import org.jspecify.annotations.NullMarked;

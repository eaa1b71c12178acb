/** The pieces put together, and the sockets. */
@NullMarked
package cloud.ewutelo.plane.testkit.internal.server;

import org.jspecify.annotations.NullMarked;

/**
 * A Plane in a jar: {@link cloud.ewutelo.plane.testkit.PlaneServer} answers like a real server, as recordings of real
 * servers show it.
 */
@NullMarked
package cloud.ewutelo.plane.testkit;

import org.jspecify.annotations.NullMarked;

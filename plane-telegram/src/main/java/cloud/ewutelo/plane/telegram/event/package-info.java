/** What happened in Plane, in words that do not depend on how it was found out. */
@NullMarked
package cloud.ewutelo.plane.telegram.event;

import org.jspecify.annotations.NullMarked;

/** Finds work of agents and wakes them. */
@NullMarked
package cloud.ewutelo.plane.bridge.poll;

import org.jspecify.annotations.NullMarked;

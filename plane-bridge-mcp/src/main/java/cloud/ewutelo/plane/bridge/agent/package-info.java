/** Who calls: agents, their keys, and their clients of Plane. */
@NullMarked
package cloud.ewutelo.plane.bridge.agent;

import org.jspecify.annotations.NullMarked;

@NullMarked
package cloud.ewutelo.plane.bridge.agent;

import org.jspecify.annotations.NullMarked;

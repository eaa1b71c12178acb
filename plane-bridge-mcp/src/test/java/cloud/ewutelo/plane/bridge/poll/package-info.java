@NullMarked
package cloud.ewutelo.plane.bridge.poll;

import org.jspecify.annotations.NullMarked;

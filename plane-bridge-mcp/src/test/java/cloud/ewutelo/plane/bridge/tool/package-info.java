@NullMarked
package cloud.ewutelo.plane.bridge.tool;

import org.jspecify.annotations.NullMarked;

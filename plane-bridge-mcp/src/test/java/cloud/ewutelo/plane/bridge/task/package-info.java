@NullMarked
package cloud.ewutelo.plane.bridge.task;

import org.jspecify.annotations.NullMarked;

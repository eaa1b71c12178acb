@NullMarked
package cloud.ewutelo.plane.bridge.command;

import org.jspecify.annotations.NullMarked;

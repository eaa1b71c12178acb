@NullMarked
package cloud.ewutelo.plane.telegram.command;

import org.jspecify.annotations.NullMarked;

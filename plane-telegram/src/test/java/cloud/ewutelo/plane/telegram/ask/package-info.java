@NullMarked
package cloud.ewutelo.plane.telegram.ask;

import org.jspecify.annotations.NullMarked;

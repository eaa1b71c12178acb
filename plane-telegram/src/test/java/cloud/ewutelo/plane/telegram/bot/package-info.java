@NullMarked
package cloud.ewutelo.plane.telegram.bot;

import org.jspecify.annotations.NullMarked;

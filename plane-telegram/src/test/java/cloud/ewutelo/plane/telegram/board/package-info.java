@NullMarked
package cloud.ewutelo.plane.telegram.board;

import org.jspecify.annotations.NullMarked;

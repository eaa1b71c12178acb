/** Tests of what goes out. */
@NullMarked
package cloud.ewutelo.plane.release;

import org.jspecify.annotations.NullMarked;

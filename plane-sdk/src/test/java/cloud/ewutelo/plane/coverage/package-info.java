@NullMarked
package cloud.ewutelo.plane.coverage;

import org.jspecify.annotations.NullMarked;

/** What a native image has to keep. */
@NullMarked
package cloud.ewutelo.plane.nativeimage;

import org.jspecify.annotations.NullMarked;

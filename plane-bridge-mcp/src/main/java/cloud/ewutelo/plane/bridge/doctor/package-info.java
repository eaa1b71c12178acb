/** Looks at everything that keeps the bridge from working. */
@NullMarked
package cloud.ewutelo.plane.bridge.doctor;

import org.jspecify.annotations.NullMarked;

/** Cycles and the work items in them. */
@NullMarked
package cloud.ewutelo.plane.testkit.internal.cycle;

import org.jspecify.annotations.NullMarked;

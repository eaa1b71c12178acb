/** Failures on demand. */
@NullMarked
package cloud.ewutelo.plane.testkit.internal.fault;

import org.jspecify.annotations.NullMarked;

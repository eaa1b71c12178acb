/** Tests of the testkit. */
@NullMarked
package cloud.ewutelo.plane.testkit;

import org.jspecify.annotations.NullMarked;

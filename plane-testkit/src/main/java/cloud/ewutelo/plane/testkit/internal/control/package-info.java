/** The testkit's own HTTP endpoint, for programs in other languages. */
@NullMarked
package cloud.ewutelo.plane.testkit.internal.control;

import org.jspecify.annotations.NullMarked;

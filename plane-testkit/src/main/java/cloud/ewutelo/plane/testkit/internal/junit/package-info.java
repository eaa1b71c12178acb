/** Help for the JUnit extension. */
@NullMarked
package cloud.ewutelo.plane.testkit.internal.junit;

import org.jspecify.annotations.NullMarked;

/** Work items that wait for somebody to accept them. */
@NullMarked
package cloud.ewutelo.plane.testkit.internal.intake;

import org.jspecify.annotations.NullMarked;

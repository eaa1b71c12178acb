/** Personal notes. */
@NullMarked
package cloud.ewutelo.plane.testkit.internal.sticky;

import org.jspecify.annotations.NullMarked;

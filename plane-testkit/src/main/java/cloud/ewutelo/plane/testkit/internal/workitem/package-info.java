/** Work items and what hangs on them. */
@NullMarked
package cloud.ewutelo.plane.testkit.internal.workitem;

import org.jspecify.annotations.NullMarked;

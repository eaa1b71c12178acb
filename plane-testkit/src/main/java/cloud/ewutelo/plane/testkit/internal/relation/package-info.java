/** Relations between work items. */
@NullMarked
package cloud.ewutelo.plane.testkit.internal.relation;

import org.jspecify.annotations.NullMarked;

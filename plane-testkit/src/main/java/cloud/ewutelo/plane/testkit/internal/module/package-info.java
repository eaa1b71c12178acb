/** Modules and the work items in them. */
@NullMarked
package cloud.ewutelo.plane.testkit.internal.module;

import org.jspecify.annotations.NullMarked;

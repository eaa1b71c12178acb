/** Projects, their members, states and labels. */
@NullMarked
package cloud.ewutelo.plane.testkit.internal.project;

import org.jspecify.annotations.NullMarked;

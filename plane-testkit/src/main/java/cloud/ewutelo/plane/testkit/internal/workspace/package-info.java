/** Workspaces, who is in them and who is invited. */
@NullMarked
package cloud.ewutelo.plane.testkit.internal.workspace;

import org.jspecify.annotations.NullMarked;

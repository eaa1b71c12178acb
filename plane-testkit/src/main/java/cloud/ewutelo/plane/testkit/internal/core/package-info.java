/** What every feature stands on: the state and its settings, memberships and permissions, references. */
@NullMarked
package cloud.ewutelo.plane.testkit.internal.core;

import org.jspecify.annotations.NullMarked;

/** The instance: what it reports and how its administrators set it up. */
@NullMarked
package cloud.ewutelo.plane.testkit.internal.instance;

import org.jspecify.annotations.NullMarked;

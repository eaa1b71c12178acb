/** Example content. */
@NullMarked
package cloud.ewutelo.plane.testkit.internal.demo;

import org.jspecify.annotations.NullMarked;

/** What is measured. */
@NullMarked
package cloud.ewutelo.plane.bridge.metric;

import org.jspecify.annotations.NullMarked;

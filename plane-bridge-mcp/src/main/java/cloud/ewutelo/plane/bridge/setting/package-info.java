/** What can be configured. */
@NullMarked
package cloud.ewutelo.plane.bridge.setting;

import org.jspecify.annotations.NullMarked;

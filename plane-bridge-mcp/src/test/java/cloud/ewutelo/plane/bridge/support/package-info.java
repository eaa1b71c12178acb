@NullMarked
package cloud.ewutelo.plane.bridge.support;

import org.jspecify.annotations.NullMarked;

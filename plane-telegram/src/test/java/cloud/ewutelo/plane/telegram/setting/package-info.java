@NullMarked
package cloud.ewutelo.plane.telegram.setting;

import org.jspecify.annotations.NullMarked;

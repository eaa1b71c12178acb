/** The settings, from YAML and the environment. */
@NullMarked
package cloud.ewutelo.plane.telegram.setting;

import org.jspecify.annotations.NullMarked;

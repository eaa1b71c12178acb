/** Which changes are told, and how loudly. */
@NullMarked
package cloud.ewutelo.plane.telegram.rule;

import org.jspecify.annotations.NullMarked;

/** What tests share. */
@NullMarked
package cloud.ewutelo.plane.telegram.support;

import org.jspecify.annotations.NullMarked;

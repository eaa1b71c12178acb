/** Tests of what survives a restart. */
@NullMarked
package cloud.ewutelo.plane.telegram.store;

import org.jspecify.annotations.NullMarked;

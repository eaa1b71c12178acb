/** What stands in Plane, kept at hand so that questions are answered at once and cost Plane nothing. */
@NullMarked
package cloud.ewutelo.plane.telegram.board;

import org.jspecify.annotations.NullMarked;

/** A page that shows what happens on the server. */
@NullMarked
package cloud.ewutelo.plane.testkit.internal.board;

import org.jspecify.annotations.NullMarked;

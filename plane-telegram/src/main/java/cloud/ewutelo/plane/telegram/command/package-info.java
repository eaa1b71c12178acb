/** The program: its command line and its parts put together. */
@NullMarked
package cloud.ewutelo.plane.telegram.command;

import org.jspecify.annotations.NullMarked;

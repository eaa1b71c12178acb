/** Replays recordings of real servers against the emulator. */
@NullMarked
package cloud.ewutelo.plane.testkit.replay;

import org.jspecify.annotations.NullMarked;

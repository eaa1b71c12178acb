/** The files that are given to OpenClaw. */
@NullMarked
package cloud.ewutelo.plane.bridge.openclaw;

import org.jspecify.annotations.NullMarked;

/** The registry of tools, and how a call is checked, made and answered, whatever front it comes from. */
@NullMarked
package cloud.ewutelo.plane.bridge.tool;

import org.jspecify.annotations.NullMarked;

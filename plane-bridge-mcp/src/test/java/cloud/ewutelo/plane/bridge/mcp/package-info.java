@NullMarked
package cloud.ewutelo.plane.bridge.mcp;

import org.jspecify.annotations.NullMarked;

/** Files: attachments and other assets, and the object store that takes and gives their bytes. */
@NullMarked
package cloud.ewutelo.plane.testkit.internal.asset;

import org.jspecify.annotations.NullMarked;

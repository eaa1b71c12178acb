/** What the commercial edition adds. From Plane's documentation and SDKs, not observed on a running server. */
@NullMarked
package cloud.ewutelo.plane.testkit.internal.commercial;

import org.jspecify.annotations.NullMarked;

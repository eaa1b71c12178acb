/** People, their keys and their settings. */
@NullMarked
package cloud.ewutelo.plane.testkit.internal.account;

import org.jspecify.annotations.NullMarked;

/** JSON as the server reads and writes it: the texts of its parse errors, its number forms, its two output styles. */
@NullMarked
package cloud.ewutelo.plane.testkit.internal.json;

import org.jspecify.annotations.NullMarked;

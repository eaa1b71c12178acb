/** The server's state in memory: rows in tables, soft deletion, seeded ids, time that always moves forward. */
@NullMarked
package cloud.ewutelo.plane.testkit.internal.store;

import org.jspecify.annotations.NullMarked;

/** Names in place of ids. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.internal.lookup;

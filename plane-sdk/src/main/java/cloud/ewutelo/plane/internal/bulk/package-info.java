/** Runs many calls at once. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.internal.bulk;

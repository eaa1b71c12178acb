/** Many writes at once, and what became of each. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.bulk;

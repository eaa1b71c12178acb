/** Labels of a project. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.label;

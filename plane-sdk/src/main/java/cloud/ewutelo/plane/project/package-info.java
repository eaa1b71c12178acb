/** Projects of a workspace. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.project;

/**
 * The front door: {@link cloud.ewutelo.plane.PlaneClient}, and from there {@link cloud.ewutelo.plane.WorkspaceClient} and
 * {@link cloud.ewutelo.plane.ProjectClient}. Each resource has a package of its own.
 */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane;

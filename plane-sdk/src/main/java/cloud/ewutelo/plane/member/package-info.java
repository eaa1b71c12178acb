/** Members of workspaces and projects. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.member;

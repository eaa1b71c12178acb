/** Invitations to a workspace. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.invitation;

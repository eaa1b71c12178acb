/** Invitations to a workspace, over HTTP. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.internal.invitation;

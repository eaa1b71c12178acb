/** Stickies: a user's own notes in a workspace, over HTTP. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.internal.sticky;

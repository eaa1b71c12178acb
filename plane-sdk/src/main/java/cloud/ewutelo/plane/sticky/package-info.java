/** Stickies: a user's own notes in a workspace. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.sticky;

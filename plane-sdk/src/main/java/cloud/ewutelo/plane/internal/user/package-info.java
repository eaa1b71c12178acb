/** The user behind the key, and pictures of people, over HTTP. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.internal.user;

/** The session API over HTTP. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.internal.admin;

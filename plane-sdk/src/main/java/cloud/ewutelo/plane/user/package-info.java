/** Users, and the roles they have. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.user;

/** Custom fields: Plane's own on commercial editions, in a comment and labels on Community Edition. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.internal.field;

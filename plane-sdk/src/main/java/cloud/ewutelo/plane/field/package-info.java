/** Custom fields of work items, on every edition of Plane. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.field;

/** Work item types of commercial editions. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.workitemtype;

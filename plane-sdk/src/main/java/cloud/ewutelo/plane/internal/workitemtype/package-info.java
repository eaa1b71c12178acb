/** Work item types over HTTP. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.internal.workitemtype;

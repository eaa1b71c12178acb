/** Listings over pages that shift. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.internal.page;

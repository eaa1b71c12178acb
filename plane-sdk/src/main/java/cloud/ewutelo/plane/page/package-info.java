/** Listings that page by themselves. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.page;

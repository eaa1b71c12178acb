/** The change feed over HTTP. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.internal.feed;

/** Lists and decodes ten thousand work items. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.bench.listing;

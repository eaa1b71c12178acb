/** Custom properties, their options and values, over HTTP. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.internal.property;

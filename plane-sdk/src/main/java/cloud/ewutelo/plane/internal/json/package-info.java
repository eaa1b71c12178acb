/** JSON: how models are read and written. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.internal.json;

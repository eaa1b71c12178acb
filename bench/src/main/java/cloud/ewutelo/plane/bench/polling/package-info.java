/** Finds out what has changed in many projects. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.bench.polling;

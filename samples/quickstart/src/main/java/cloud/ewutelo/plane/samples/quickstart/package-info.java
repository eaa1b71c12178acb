/** The first program to read. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.samples.quickstart;

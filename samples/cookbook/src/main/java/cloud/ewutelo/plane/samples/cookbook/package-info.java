/** Short programs for single jobs. Each takes its address and key from the environment: see the README beside the sources. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.samples.cookbook;

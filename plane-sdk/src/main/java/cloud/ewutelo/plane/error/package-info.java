/**
 * Everything that can go wrong, as one tree of unchecked exceptions under {@link cloud.ewutelo.plane.error.PlaneException}.
 */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.error;

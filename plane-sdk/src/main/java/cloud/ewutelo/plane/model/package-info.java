/** What all resources share: references, open enums, tri-state changes, and JSON that is not modelled. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.model;

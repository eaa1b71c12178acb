/** Intake: wishes and reports that wait for a decision. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.intake;

/** Intake: wishes and reports that wait for a decision, over HTTP. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.internal.intake;

/** What is to change, as text and as JSON. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.provisioner.plan;

/** Sets Plane up as a file says, by plan and apply. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.provisioner;

/** What stands in Plane now. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.provisioner.live;

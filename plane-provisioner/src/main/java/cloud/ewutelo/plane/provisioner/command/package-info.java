/** The command line. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.provisioner.command;

/** The declarative file: reading, variables, checks. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.provisioner.file;

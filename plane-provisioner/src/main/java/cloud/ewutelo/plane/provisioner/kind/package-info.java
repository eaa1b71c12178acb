/** One class for each kind of thing: how it is compared and how it is made. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.provisioner.kind;

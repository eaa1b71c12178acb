/** Passwords, keys and webhook secrets, and the files that keep them. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.provisioner.secret;

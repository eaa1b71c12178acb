/** The clients behind the public interfaces, and the scopes that their services share. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.internal.client;

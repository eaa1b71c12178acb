/** What an instance is and what it can do, and whether the client can work with it. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.capability;

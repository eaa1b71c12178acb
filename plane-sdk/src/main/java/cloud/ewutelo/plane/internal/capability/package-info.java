/** What an instance can do, found out. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.internal.capability;

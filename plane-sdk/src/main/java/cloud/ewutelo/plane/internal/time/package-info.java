/** Logged time and timers: by worklogs, or by comments. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.internal.time;

/** Logged time on commercial editions. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.worklog;

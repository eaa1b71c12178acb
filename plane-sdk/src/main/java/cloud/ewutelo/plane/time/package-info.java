/** Time spent on work items: timers, logged time, and totals; on every edition. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.time;

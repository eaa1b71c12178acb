/** Cycles: stretches of time with work items. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.cycle;

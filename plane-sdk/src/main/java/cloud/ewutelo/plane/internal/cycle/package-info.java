/** Cycles: stretches of time with work items, over HTTP. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.internal.cycle;

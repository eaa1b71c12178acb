/** Runs contenders in turn, each in a process of its own, and judges the results. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.bench.harness;

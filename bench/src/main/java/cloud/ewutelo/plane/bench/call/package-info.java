/** Gets one work item. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.bench.call;

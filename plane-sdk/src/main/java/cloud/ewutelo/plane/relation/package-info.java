/** Relations between work items. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.relation;

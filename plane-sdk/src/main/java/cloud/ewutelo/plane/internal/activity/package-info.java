/** The history of work items, over HTTP. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.internal.activity;

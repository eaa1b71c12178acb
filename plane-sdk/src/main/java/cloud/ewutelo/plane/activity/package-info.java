/** The history of work items. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.activity;

/** Files on work items. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.attachment;

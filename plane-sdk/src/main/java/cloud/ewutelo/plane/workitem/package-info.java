/** Work items: the tasks, bugs and other units of work of a project. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.workitem;

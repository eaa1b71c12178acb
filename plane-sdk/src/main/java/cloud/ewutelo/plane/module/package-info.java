/** Modules: parts of a project with work items. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.module;

/** Modules: parts of a project with work items, over HTTP. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.internal.module;

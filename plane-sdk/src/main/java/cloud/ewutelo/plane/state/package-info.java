/** States: the steps of a project's workflow. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.state;

/** Links from work items to web pages. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.link;

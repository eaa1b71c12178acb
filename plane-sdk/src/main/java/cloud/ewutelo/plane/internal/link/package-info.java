/** Links from work items to web pages, over HTTP. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.internal.link;

/** Texts on their way into Plane and out of it: Markdown, HTML, readable text. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.html;

/** What the public packages share and nobody else may use. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.internal;

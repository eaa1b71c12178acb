@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.internal.time;

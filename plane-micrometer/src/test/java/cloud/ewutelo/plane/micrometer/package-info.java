@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.micrometer;

/** The SDK's requests and rate budget as Micrometer metrics. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.micrometer;

/** What can be set and seen of the transport: timeouts, retries, the rate budget, observers, raw calls. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.http;

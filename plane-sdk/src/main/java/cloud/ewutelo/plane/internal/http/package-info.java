/** The transport: requests, retries, the rate budget, errors, and what must not leak. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.internal.http;

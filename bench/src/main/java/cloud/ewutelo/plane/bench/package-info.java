/** Measures the SDK against the least that the same work can cost, and against the official SDKs. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.bench;

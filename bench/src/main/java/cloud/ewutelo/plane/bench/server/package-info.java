/** A server that costs next to nothing, so that the clients are measured. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.bench.server;

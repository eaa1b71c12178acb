/** Receivers of webhooks, to copy. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.samples.webhooks;

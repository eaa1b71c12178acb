/**
 * Webhooks: bytes and headers in, verified and typed events out. No server and no framework is needed; begin with
 * {@link cloud.ewutelo.plane.webhook.Webhooks}.
 */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.webhook;

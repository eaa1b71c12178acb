/**
 * Plane's session API: what people do who sign in, and programs with keys cannot. It sets Plane up, makes workspaces, accounts,
 * keys and webhooks.
 */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.admin;

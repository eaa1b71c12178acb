/** Signing up, in and out with forms, as browsers do; cookies and cross-site request forgery tokens. */
@NullMarked
package cloud.ewutelo.plane.testkit.internal.session;

import org.jspecify.annotations.NullMarked;

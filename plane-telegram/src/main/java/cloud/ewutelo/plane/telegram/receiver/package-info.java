/** Takes Plane's webhooks over HTTP and answers once they are stored. */
@NullMarked
package cloud.ewutelo.plane.telegram.receiver;

import org.jspecify.annotations.NullMarked;

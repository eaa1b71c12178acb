package cloud.ewutelo.plane.error;

import org.jspecify.annotations.Nullable;

/** The answer did not come in time. */
public class PlaneTimeoutException extends PlaneTransportException {

    private static final long serialVersionUID = 1L;

    /**
     * A timeout.
     *
     * @param message what failed, why, and what to do next
     * @param requestSent whether any of the request may have reached the server
     * @param cause the failure behind it, or null
     */
    public PlaneTimeoutException(String message, boolean requestSent, @Nullable Throwable cause) {
        super(message, requestSent, cause);
    }
}

package cloud.ewutelo.plane.error;

import org.jspecify.annotations.Nullable;

/** No complete answer was received: the connection failed, broke or was interrupted. */
public class PlaneTransportException extends PlaneException {

    private static final long serialVersionUID = 1L;

    /** Whether the server may have seen the request. */
    private final boolean requestSent;

    /**
     * A failed exchange.
     *
     * @param message what failed, why, and what to do next
     * @param requestSent whether any of the request may have reached the server
     * @param cause the failure behind it, or null
     */
    public PlaneTransportException(String message, boolean requestSent, @Nullable Throwable cause) {
        super(message, cause);
        this.requestSent = requestSent;
    }

    /**
     * Whether the server may have seen the request. If false, nothing was changed there. If true for a write, look before you
     * repeat it, or create with an external id, which makes repeating safe.
     *
     * @return false only if it is certain that nothing was sent
     */
    public boolean requestSent() {
        return requestSent;
    }
}

package cloud.ewutelo.plane.error;

/**
 * The server failed (5xx). A 500 of Plane is usually deterministic and is not retried; 502, 503 and 504 were retried where
 * that was safe.
 */
public class ServerErrorException extends PlaneApiException {

    private static final long serialVersionUID = 1L;

    /**
     * A refusal or failure of this kind.
     *
     * @param message what failed, why, and what to do next
     * @param response what the server answered
     */
    public ServerErrorException(String message, ErrorResponse response) {
        super(message, response);
    }
}

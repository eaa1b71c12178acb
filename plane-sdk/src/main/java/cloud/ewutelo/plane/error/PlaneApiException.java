package cloud.ewutelo.plane.error;

import java.util.Optional;

/** Plane answered, and the answer is a refusal or a failure. Subclasses tell which; this class stands for the rest. */
public class PlaneApiException extends PlaneException {

    private static final long serialVersionUID = 1L;

    /** What the server answered. */
    private final ErrorResponse response;

    /**
     * A refusal or failure.
     *
     * @param message what failed, why, and what to do next
     * @param response what the server answered
     */
    public PlaneApiException(String message, ErrorResponse response) {
        super(message);
        this.response = response;
    }

    /**
     * What the server answered.
     *
     * @return status, headers, shape of the body
     */
    public ErrorResponse response() {
        return response;
    }

    /**
     * The HTTP status.
     *
     * @return for instance 404
     */
    public int status() {
        return response.status();
    }

    /**
     * The id that a proxy or the server gave to this request, for its logs.
     *
     * @return the value of {@code X-Request-Id}, or empty
     */
    public Optional<String> requestId() {
        return response.requestId();
    }
}

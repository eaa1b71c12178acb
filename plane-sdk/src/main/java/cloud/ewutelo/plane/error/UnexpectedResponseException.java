package cloud.ewutelo.plane.error;

/**
 * The answer is not what Plane sends: no JSON, broken JSON, or a listing that never ends. Often a proxy or the web front
 * end answered, because the base URL is not the origin of Plane.
 */
public class UnexpectedResponseException extends PlaneApiException {

    private static final long serialVersionUID = 1L;

    /**
     * A refusal or failure of this kind.
     *
     * @param message what failed, why, and what to do next
     * @param response what the server answered
     */
    public UnexpectedResponseException(String message, ErrorResponse response) {
        super(message, response);
    }
}

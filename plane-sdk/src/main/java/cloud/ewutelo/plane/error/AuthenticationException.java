package cloud.ewutelo.plane.error;

/**
 * The key is missing, wrong, expired or switched off. Plane answers 401 without a key and, unlike most servers, 403
 * {@code "Given API token is not valid"} with a bad one.
 */
public class AuthenticationException extends PlaneApiException {

    private static final long serialVersionUID = 1L;

    /**
     * A refusal or failure of this kind.
     *
     * @param message what failed, why, and what to do next
     * @param response what the server answered
     */
    public AuthenticationException(String message, ErrorResponse response) {
        super(message, response);
    }
}

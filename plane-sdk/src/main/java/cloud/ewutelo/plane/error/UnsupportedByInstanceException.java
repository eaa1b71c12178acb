package cloud.ewutelo.plane.error;

/**
 * This Plane does not have the feature: the route is missing (Community Edition, or an older version), or the plan does
 * not include it.
 */
public class UnsupportedByInstanceException extends PlaneApiException {

    private static final long serialVersionUID = 1L;

    /**
     * A refusal or failure of this kind.
     *
     * @param message what failed, why, and what to do next
     * @param response what the server answered
     */
    public UnsupportedByInstanceException(String message, ErrorResponse response) {
        super(message, response);
    }
}

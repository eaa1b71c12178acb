package cloud.ewutelo.plane.error;

/**
 * The server redirected an API call. The SDK does not follow: a redirected write would silently become a read, and a key
 * must not travel to another host.
 */
public class UnexpectedRedirectException extends PlaneApiException {

    private static final long serialVersionUID = 1L;

    /**
     * A refusal or failure of this kind.
     *
     * @param message what failed, why, and what to do next
     * @param response what the server answered
     */
    public UnexpectedRedirectException(String message, ErrorResponse response) {
        super(message, response);
    }
}

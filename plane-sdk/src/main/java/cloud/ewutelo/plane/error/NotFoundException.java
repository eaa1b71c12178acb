package cloud.ewutelo.plane.error;

/**
 * The object does not exist, was deleted, or is hidden (archived, draft, pending in intake).
 */
public class NotFoundException extends PlaneApiException {

    private static final long serialVersionUID = 1L;

    /**
     * A refusal or failure of this kind.
     *
     * @param message what failed, why, and what to do next
     * @param response what the server answered
     */
    public NotFoundException(String message, ErrorResponse response) {
        super(message, response);
    }
}

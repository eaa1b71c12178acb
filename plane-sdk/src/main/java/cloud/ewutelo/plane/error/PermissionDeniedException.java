package cloud.ewutelo.plane.error;

/**
 * The key is good, but its user may not do this. Plane answers 403 also where the workspace slug, or a project below it,
 * does not exist.
 */
public class PermissionDeniedException extends PlaneApiException {

    private static final long serialVersionUID = 1L;

    /**
     * A refusal or failure of this kind.
     *
     * @param message what failed, why, and what to do next
     * @param response what the server answered
     */
    public PermissionDeniedException(String message, ErrorResponse response) {
        super(message, response);
    }
}

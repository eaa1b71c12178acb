package cloud.ewutelo.plane.admin;

import cloud.ewutelo.plane.error.ErrorResponse;
import cloud.ewutelo.plane.error.PlaneApiException;

/** Plane refused to sign somebody up, in or out. The message tells why and what to do, and never holds the password. */
public class SignRefusedException extends PlaneApiException {

    private static final long serialVersionUID = 1L;

    /** Why, as text, because reasons are not serializable. */
    private final String error;

    /** Plane's number for the reason. */
    private final int code;

    /**
     * A refusal.
     *
     * @param message what failed, why, and what to do next
     * @param response what the server answered
     * @param error why
     * @param code Plane's number for the reason; 0 if it gave none
     */
    public SignRefusedException(String message, ErrorResponse response, SignError error, int code) {
        super(message, response);
        this.error = error.value();
        this.code = code;
    }

    /**
     * Why.
     *
     * @return one of the constants, or what a newer Plane calls it
     */
    public SignError error() {
        return SignError.of(error);
    }

    /**
     * Plane's number for the reason.
     *
     * @return such as 5065; 0 if it gave none
     */
    public int code() {
        return code;
    }
}

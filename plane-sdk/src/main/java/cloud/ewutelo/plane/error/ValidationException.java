package cloud.ewutelo.plane.error;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Plane refused the values of a request (400, 413).
 *
 * <p>A 400 of Plane does not prove that nothing was stored; where the SDK knows such a case, it handles it.
 */
public class ValidationException extends PlaneApiException {

    private static final long serialVersionUID = 1L;

    /** The server's messages. */
    @SuppressWarnings("serial") // lists and maps of the JDK, which are serializable
    private final Map<String, List<String>> fieldErrors;

    /**
     * A refusal of values.
     *
     * @param message what failed, why, and what to do next
     * @param response what the server answered
     * @param fieldErrors the server's messages per field; empty if it named none
     */
    public ValidationException(String message, ErrorResponse response, Map<String, List<String>> fieldErrors) {
        super(message, response);
        this.fieldErrors = Collections.unmodifiableMap(new LinkedHashMap<>(fieldErrors));
    }

    /**
     * The server's messages per field. A message about an element of a list stands under {@code field.index}, one about the
     * request as a whole under {@code non_field_errors}.
     *
     * @return the messages, in the server's order; empty if it named no field
     */
    public Map<String, List<String>> fieldErrors() {
        return fieldErrors;
    }
}

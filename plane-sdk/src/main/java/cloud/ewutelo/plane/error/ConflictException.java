package cloud.ewutelo.plane.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An object with the same external id, name or identifier exists already (409). */
public class ConflictException extends PlaneApiException {

    private static final long serialVersionUID = 1L;

    /** What is in the way, if known. */
    private final @Nullable String existingId;

    /**
     * A conflict.
     *
     * @param message what failed, why, and what to do next
     * @param response what the server answered
     * @param existingId the id of the object that exists, or null if the server did not tell
     */
    public ConflictException(String message, ErrorResponse response, @Nullable String existingId) {
        super(message, response);
        this.existingId = existingId;
    }

    /**
     * The object that exists already. Only a creation knows it: on an update Plane answers with the id of the object being
     * updated, which the SDK does not pass on.
     *
     * @return its id, or empty
     */
    public Optional<String> existingId() {
        return Optional.ofNullable(existingId);
    }
}

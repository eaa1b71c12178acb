package cloud.ewutelo.plane.error;

import org.jspecify.annotations.Nullable;

/**
 * The root of all failures that the SDK reports. Messages say what failed, on what, why, and what to do next; they never
 * contain a key, the signature of a presigned URL or the text of a comment.
 */
public class PlaneException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * A failure with a message.
     *
     * @param message what failed, why, and what to do next
     */
    public PlaneException(String message) {
        super(message);
    }

    /**
     * A failure with a message and a cause.
     *
     * @param message what failed, why, and what to do next
     * @param cause the failure behind it, or null
     */
    public PlaneException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

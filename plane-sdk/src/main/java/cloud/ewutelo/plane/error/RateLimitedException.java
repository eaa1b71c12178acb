package cloud.ewutelo.plane.error;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The key's requests per minute are used up (429), and waiting for it would take longer than the call may. */
public class RateLimitedException extends PlaneApiException {

    private static final long serialVersionUID = 1L;

    /** What the server asked for, if it did. */
    private final @Nullable Duration retryAfter;

    /**
     * A rate limit.
     *
     * @param message what failed, why, and what to do next
     * @param response what the server answered
     * @param retryAfter how long the server asks to wait, or null if it did not tell
     */
    public RateLimitedException(String message, ErrorResponse response, @Nullable Duration retryAfter) {
        super(message, response);
        this.retryAfter = retryAfter;
    }

    /**
     * How long the server asks to wait.
     *
     * @return the wait, or empty if it did not tell
     */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}

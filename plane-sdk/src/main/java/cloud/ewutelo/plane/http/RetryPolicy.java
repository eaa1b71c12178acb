package cloud.ewutelo.plane.http;

import cloud.ewutelo.plane.error.InvalidRequestException;
import java.time.Duration;
import java.util.List;

/**
 * When a failed attempt is repeated.
 *
 * <p>Repeated are: 429 (after the wait that the server names), failures to connect, and for requests that may be repeated
 * (GET, PATCH, PUT, DELETE) also broken connections, timeouts, 502, 503 and 504. A POST is repeated only if it provably
 * was not processed. A 500 never is: Plane's are deterministic.
 *
 * @param waits the wait before each further attempt; as many attempts follow the first as there are waits
 * @param jitter how much a wait may be shortened or lengthened by chance, as a share from 0 to 1
 */
public record RetryPolicy(List<Duration> waits, double jitter) {

    private static final RetryPolicy DEFAULTS =
            new RetryPolicy(List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(15)), 0.2);

    private static final RetryPolicy NONE = new RetryPolicy(List.of(), 0);

    /**
     * Checks the values.
     *
     * @throws InvalidRequestException if a wait is negative or the jitter is not from 0 to 1
     */
    public RetryPolicy {
        waits = List.copyOf(waits);
        if (waits.stream().anyMatch(Duration::isNegative)) {
            throw new InvalidRequestException("retry.waits", "contains a negative wait", "Use zero or more.");
        }
        if (!(jitter >= 0 && jitter <= 1)) {
            throw new InvalidRequestException("retry.jitter", "is " + jitter, "Use a share from 0 to 1.");
        }
    }

    /**
     * Waits of 1 s, 5 s and 15 s, give or take a fifth.
     *
     * @return the defaults
     */
    public static RetryPolicy defaults() {
        return DEFAULTS;
    }

    /**
     * Never repeats anything.
     *
     * @return a policy without retries
     */
    public static RetryPolicy none() {
        return NONE;
    }
}

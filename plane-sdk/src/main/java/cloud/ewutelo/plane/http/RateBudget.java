package cloud.ewutelo.plane.http;

import java.time.Duration;

/** What is left of the requests that a key may make. All clients in the process that use the same key share it. */
public interface RateBudget {

    /**
     * The requests that a period allows, as configured or as learned from the server.
     *
     * @return the limit; {@link Integer#MAX_VALUE} without one
     */
    int limit();

    /**
     * The requests that could be made at this moment without waiting for the server's limit.
     *
     * @return 0 or more; {@link Integer#MAX_VALUE} without a limit
     */
    int remaining();

    /**
     * How long the next request would wait.
     *
     * @return zero if it could go at once
     */
    Duration nextWait();
}

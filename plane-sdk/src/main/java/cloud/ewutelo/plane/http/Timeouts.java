package cloud.ewutelo.plane.http;

import cloud.ewutelo.plane.error.InvalidRequestException;
import java.time.Duration;

/**
 * How long a call may take.
 *
 * @param connect until a connection stands; more than zero
 * @param read between two pieces of the answer; more than zero
 * @param write between two pieces of the request; more than zero
 * @param call for the whole call with all its retries and the waits between them; waiting for the rate budget before an
 *     attempt does not count, because it is the caller's own throttle; more than zero
 */
public record Timeouts(Duration connect, Duration read, Duration write, Duration call) {

    private static final Timeouts DEFAULTS =
            new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofMinutes(2));

    /**
     * Checks that all four are positive.
     *
     * @throws InvalidRequestException if one is zero or negative
     */
    public Timeouts {
        positive("connect", connect);
        positive("read", read);
        positive("write", write);
        positive("call", call);
    }

    /**
     * 10 s to connect, 30 s between pieces, 2 min for a call with its retries.
     *
     * @return the defaults
     */
    public static Timeouts defaults() {
        return DEFAULTS;
    }

    /**
     * The same with another limit for the whole call.
     *
     * @param limit for the call with its retries
     * @return a copy
     */
    public Timeouts withCall(Duration limit) {
        return new Timeouts(connect, read, write, limit);
    }

    /**
     * The same with another limit for the silence between two pieces of an answer.
     *
     * @param limit between two pieces
     * @return a copy
     */
    public Timeouts withRead(Duration limit) {
        return new Timeouts(connect, limit, write, call);
    }

    private static void positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new InvalidRequestException("timeouts." + name, "is " + value, "Use a positive duration.");
        }
    }
}

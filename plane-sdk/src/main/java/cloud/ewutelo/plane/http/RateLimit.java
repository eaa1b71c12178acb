package cloud.ewutelo.plane.http;

import cloud.ewutelo.plane.error.InvalidRequestException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many requests a key may make. It is where the budget starts: the headers of Plane's answers raise it on an instance
 * with a higher limit, and lower it while other programs use the same key.
 */
public final class RateLimit {

    private static final RateLimit STOCK = of(60, Duration.ofMinutes(1));
    private static final RateLimit UNLIMITED = new RateLimit(0, null);

    private final int requests;
    private final @Nullable Duration period;

    private RateLimit(int requests, @Nullable Duration period) {
        this.requests = requests;
        this.period = period;
    }

    /**
     * Plane's own default: 60 requests a minute and key.
     *
     * @return the stock limit
     */
    public static RateLimit stock() {
        return STOCK;
    }

    /**
     * A limit of an instance with another {@code API_KEY_RATE_LIMIT}.
     *
     * @param requests how many in a period; 1 or more
     * @param period the length of the sliding period; more than zero
     * @return the limit
     * @throws InvalidRequestException if a value is out of range
     */
    public static RateLimit of(int requests, Duration period) {
        if (requests < 1) {
            throw new InvalidRequestException("rateLimit.requests", "is " + requests, "Use 1 or more.");
        }
        if (period.isNegative() || period.isZero()) {
            throw new InvalidRequestException("rateLimit.period", "is " + period, "Use a positive duration.");
        }
        return new RateLimit(requests, period);
    }

    /**
     * No throttling by the client: only a 429 of the server slows it down.
     *
     * @return no limit
     */
    public static RateLimit unlimited() {
        return UNLIMITED;
    }

    /**
     * How many requests a period allows.
     *
     * @return 1 or more; 0 without a limit
     */
    public int requests() {
        return requests;
    }

    /**
     * The length of the sliding period.
     *
     * @return the period; empty without a limit
     */
    public Optional<Duration> period() {
        return Optional.ofNullable(period);
    }

    @Override
    public String toString() {
        return period == null ? "unlimited" : requests + " per " + period;
    }
}

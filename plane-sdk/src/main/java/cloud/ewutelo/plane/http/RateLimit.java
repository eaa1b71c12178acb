package cloud.ewutelo.plane.http;

import cloud.ewutelo.plane.error.InvalidRequestException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many requests a key may make. While other programs use the same key, the headers of Plane's answers lower what is left
 * of it.
 */
public final class RateLimit {

    private static final RateLimit STOCK = new RateLimit(60, Duration.ofMinutes(1), true);
    private static final RateLimit UNLIMITED = new RateLimit(0, null, false);

    private final int requests;
    private final @Nullable Duration period;
    private final boolean growing;

    private RateLimit(int requests, @Nullable Duration period, boolean growing) {
        this.requests = requests;
        this.period = period;
        this.growing = growing;
    }

    /**
     * Plane's own default: 60 requests a minute and key. On an instance with a higher limit it grows to that, as soon as the
     * headers of an answer tell.
     *
     * @return the stock limit
     */
    public static RateLimit stock() {
        return STOCK;
    }

    /**
     * A limit of your own, which is kept even where the instance allows more: that of an instance with another
     * {@code API_KEY_RATE_LIMIT}, or a share of it.
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
        return new RateLimit(requests, period, false);
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

    /**
     * Whether a higher limit of the instance takes its place.
     *
     * @return true for {@link #stock()} only
     */
    public boolean isGrowing() {
        return growing;
    }

    @Override
    public String toString() {
        return period == null ? "unlimited" : requests + " per " + period;
    }
}

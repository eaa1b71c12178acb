package cloud.ewutelo.plane.internal.http;

import cloud.ewutelo.plane.error.PlaneApiException;
import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.error.RateLimitedException;
import cloud.ewutelo.plane.http.RetryPolicy;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Counts attempts and chooses waits by resilience4j. Its asynchronous context is used because it tells how long to wait and
 * leaves the waiting to us: the other one sleeps by itself, on a clock that cannot be replaced.
 */
final class Retries {

    /** Carries what the predicate cannot know: whether this request may be sent again. */
    private static final class Attempt extends Exception {

        private static final long serialVersionUID = 1L;

        private final boolean repeatable;

        Attempt(PlaneException failure, boolean repeatable) {
            super(null, failure, false, false);
            this.repeatable = repeatable;
        }
    }

    private final Retry retry;

    Retries(RetryPolicy policy) {
        RetryConfig config = RetryConfig.custom()
                .maxAttempts(policy.waits().size() + 1)
                .retryOnException(failure -> failure instanceof Attempt attempt && attempt.repeatable)
                .intervalBiFunction((attempt, outcome) -> waitBefore(attempt, policy))
                .build();
        this.retry = Retry.of("plane", config);
    }

    Retry.AsyncContext<Object> start() {
        return retry.asyncContext();
    }

    /** How long to wait before the next attempt; null if there is none. */
    @Nullable
    Duration next(Retry.AsyncContext<Object> attempts, PlaneException failure, boolean repeatable) {
        long millis = attempts.onError(new Attempt(failure, repeatable));
        if (millis < 0) {
            return null;
        }
        return askedFor(failure).orElse(Duration.ofMillis(millis));
    }

    private static Optional<Duration> askedFor(PlaneException failure) {
        if (failure instanceof RateLimitedException limited) {
            return limited.retryAfter();
        }
        return failure instanceof PlaneApiException api
                ? RetryAfter.seconds(api.response().headers())
                : Optional.empty();
    }

    private static long waitBefore(int attempt, RetryPolicy policy) {
        long millis =
                policy.waits().get(Math.min(attempt, policy.waits().size()) - 1).toMillis();
        double share = 1 + policy.jitter() * (2 * ThreadLocalRandom.current().nextDouble() - 1);
        return Math.round(millis * share);
    }
}

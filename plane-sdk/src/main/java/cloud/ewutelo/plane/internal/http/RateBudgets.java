package cloud.ewutelo.plane.internal.http;

import cloud.ewutelo.plane.http.RateBudget;
import cloud.ewutelo.plane.http.RateLimit;
import cloud.ewutelo.plane.http.TimeSource;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One budget per server and key for the whole process, because that is how the server counts. */
final class RateBudgets {

    /** What the budget shows where there is no limit. */
    static final RateBudget UNLIMITED = new RateBudget() {
        @Override
        public int limit() {
            return Integer.MAX_VALUE;
        }

        @Override
        public int remaining() {
            return Integer.MAX_VALUE;
        }

        @Override
        public Duration nextWait() {
            return Duration.ZERO;
        }
    };

    private record Owner(String origin, String keyDigest, TimeSource time) {}

    // Weak, so that a budget goes when the last client that uses it does.
    private static final Map<Owner, WeakReference<SlidingWindowBudget>> SHARED = new ConcurrentHashMap<>();

    private RateBudgets() {}

    /** The budget of a key, or null without a limit. The first client of a key decides where its budget starts. */
    static @Nullable SlidingWindowBudget of(String origin, String apiKey, RateLimit limit, TimeSource time) {
        if (limit.period().isEmpty()) {
            return null;
        }
        SHARED.values().removeIf(budget -> budget.get() == null);
        SlidingWindowBudget[] found = new SlidingWindowBudget[1];
        SHARED.compute(new Owner(origin, digest(apiKey), time), (owner, present) -> {
            SlidingWindowBudget budget = present == null ? null : present.get();
            found[0] = budget == null ? new SlidingWindowBudget(limit, time) : budget;
            return budget == null ? new WeakReference<>(found[0]) : present;
        });
        return found[0];
    }

    /** Keys are not kept in a static table. */
    private static String digest(String apiKey) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(apiKey.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}

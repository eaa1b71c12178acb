package cloud.ewutelo.plane.internal.http;

import cloud.ewutelo.plane.http.RateLimit;
import java.time.Duration;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** For which budget a request counts: that of the key, that of the machine where it needs no key, or none. */
final class Budgets {

    /** Plane allows so many requests of nobody in particular from one address, and cannot be told otherwise. */
    private static final RateLimit ANONYMOUS = RateLimit.of(30, Duration.ofMinutes(1));

    private record Known(String apiKey, @Nullable SlidingWindowBudget budget) {}

    private final TransportOptions options;
    private volatile @Nullable Known known;
    private final @Nullable SlidingWindowBudget anonymous;

    Budgets(TransportOptions options) {
        this.options = options;
        boolean limited = options.rateLimit().period().isPresent();
        this.anonymous = limited ? RateBudgets.of(origin(), "", ANONYMOUS, options.time()) : null;
    }

    @Nullable
    SlidingWindowBudget of(Request request, String apiKey) {
        if (request.header(RequestPreparation.ANONYMOUS) != null) {
            return anonymous;
        }
        // Plane does not count what people do who are signed in.
        return options.cookies() == null ? ofKey(apiKey) : null;
    }

    /** The key may change while the client lives, and its budget with it. */
    @Nullable
    SlidingWindowBudget ofKey(String apiKey) {
        Known present = known;
        if (present == null || !present.apiKey().equals(apiKey)) {
            present = new Known(apiKey, RateBudgets.of(origin(), apiKey, options.rateLimit(), options.time()));
            known = present;
        }
        return present.budget();
    }

    private String origin() {
        return options.origin().toString();
    }
}

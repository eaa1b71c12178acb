package cloud.ewutelo.plane.internal.http;

import org.jspecify.annotations.Nullable;

/** The budget of the key in use. The key may change while the client lives, and its budget with it. */
final class BudgetOfKey {

    private record Known(String apiKey, @Nullable SlidingWindowBudget budget) {}

    private final TransportOptions options;
    private volatile @Nullable Known known;

    BudgetOfKey(TransportOptions options) {
        this.options = options;
    }

    @Nullable
    SlidingWindowBudget of(String apiKey) {
        Known present = known;
        if (present == null || !present.apiKey().equals(apiKey)) {
            present = new Known(
                    apiKey, RateBudgets.of(options.origin().toString(), apiKey, options.rateLimit(), options.time()));
            known = present;
        }
        return present.budget();
    }
}

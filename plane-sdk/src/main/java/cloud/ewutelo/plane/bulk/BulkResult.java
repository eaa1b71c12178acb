package cloud.ewutelo.plane.bulk;

import cloud.ewutelo.plane.error.PlaneException;
import java.util.List;

/**
 * What became of many writes: each request is either among the successes or among the failures.
 *
 * @param successes what was done, in the order of the requests
 * @param failures what failed, in the order of the requests
 * @param <T> the type of the results
 */
public record BulkResult<T>(List<BulkSuccess<T>> successes, List<BulkFailure> failures) {

    /** Copies both lists. */
    public BulkResult {
        successes = List.copyOf(successes);
        failures = List.copyOf(failures);
    }

    /**
     * Whether all was done.
     *
     * @return true without failures
     */
    public boolean isComplete() {
        return failures.isEmpty();
    }

    /**
     * The results without their places.
     *
     * @return in the order of the requests, without the failed ones
     */
    public List<T> values() {
        return successes.stream().map(BulkSuccess::value).toList();
    }

    /**
     * The results, if all was done.
     *
     * @return one for each request, in their order
     * @throws PlaneException if there are failures; the first one is its cause, the others are suppressed in it
     */
    public List<T> orThrow() {
        if (isComplete()) {
            return values();
        }
        BulkFailure first = failures.get(0);
        PlaneException failure = new PlaneException(
                failures.size() + " of " + (successes.size() + failures.size())
                        + " requests failed; the others are done. "
                        + "Number " + first.index() + " (" + first.subject() + "): "
                        + first.exception().getMessage(),
                first.exception());
        failures.stream()
                .map(BulkFailure::exception)
                .distinct()
                .filter(each -> each != first.exception())
                .forEach(failure::addSuppressed);
        throw failure;
    }

    /**
     * The numbers, for a log.
     *
     * @return how many were done and how many failed
     */
    @Override
    public String toString() {
        return successes.size() + " done, " + failures.size() + " failed";
    }
}

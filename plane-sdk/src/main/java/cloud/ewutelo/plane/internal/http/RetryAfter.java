package cloud.ewutelo.plane.internal.http;

import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.internal.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The headers that tell when the next request is welcome. */
final class RetryAfter {

    private RetryAfter() {}

    /** The wait that an answer asks for, in seconds or as a date; null if it asks for none. */
    static @Nullable Duration of(Map<String, List<String>> headers, TimeSource time) {
        return seconds(headers).or(() -> untilDate(headers, time)).orElse(null);
    }

    static Optional<Duration> seconds(Map<String, List<String>> headers) {
        OptionalInt seconds = integer(headers, "retry-after");
        return seconds.isPresent() && seconds.getAsInt() >= 0
                ? Optional.of(Duration.ofSeconds(seconds.getAsInt()))
                : Optional.empty();
    }

    static OptionalInt integer(Map<String, List<String>> headers, String name) {
        try {
            return HttpHeaders.first(headers, name)
                    .map(text -> OptionalInt.of(Integer.parseInt(text.strip())))
                    .orElse(OptionalInt.empty());
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    private static Optional<Duration> untilDate(Map<String, List<String>> headers, TimeSource time) {
        // Measured on the server's clock where it tells it, so that a wrong clock here does no harm.
        Instant now = HttpHeaders.date(headers, "date").orElseGet(time::now);
        return HttpHeaders.date(headers, "retry-after").map(then -> {
            Duration wait = Duration.between(now, then);
            return wait.isNegative() ? Duration.ZERO : wait;
        });
    }
}

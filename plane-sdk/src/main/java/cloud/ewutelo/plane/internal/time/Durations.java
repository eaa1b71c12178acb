package cloud.ewutelo.plane.internal.time;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How durations are rounded and written. What is more than nothing never becomes nothing. */
final class Durations {

    /** Hours may have a fraction: people write 1.5h. */
    private static final Pattern WRITTEN = Pattern.compile(
            "(?:(\\d{1,6}(?:[.,]\\d{1,4})?) ?h(?:ours?)?)? ?(?:(\\d{1,8}) ?m(?:in(?:utes?)?)?)? ?(?:(\\d{1,9}) ?s(?:ec(?:onds?)?)?)?",
            Pattern.CASE_INSENSITIVE);

    private Durations() {}

    /** Whole seconds, half up. */
    static Duration nearest(Duration duration) {
        return Duration.ofSeconds(duration.plusMillis(500).toSeconds());
    }

    /** Whole seconds, half up, at least one. */
    static Duration toSeconds(Duration duration) {
        return Duration.ofSeconds(Math.max(1, nearest(duration).toSeconds()));
    }

    /** Whole minutes, half up, at least one. */
    static long toMinutes(Duration duration) {
        return Math.max(1, duration.plusSeconds(30).toMinutes());
    }

    /** Whole seconds as people write them, as in {@code "1h 30m"}. */
    static String write(Duration duration) {
        StringBuilder out = new StringBuilder();
        append(out, duration.toHours(), 'h');
        append(out, duration.toMinutesPart(), 'm');
        append(out, duration.toSecondsPart(), 's');
        return out.toString();
    }

    private static void append(StringBuilder out, long amount, char unit) {
        if (amount > 0) {
            out.append(out.isEmpty() ? "" : " ").append(amount).append(unit);
        }
    }

    /** What people write for a duration; empty if it is none, or nothing. */
    static Optional<Duration> read(String text) {
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            return Optional.empty();
        }
        Duration duration = Duration.ofSeconds(number(written.group(1))
                        .multiply(BigDecimal.valueOf(3600))
                        .add(number(written.group(2)).multiply(BigDecimal.valueOf(60)))
                        .longValue())
                .plusSeconds(number(written.group(3)).longValue());
        return duration.isZero() ? Optional.empty() : Optional.of(duration);
    }

    private static BigDecimal number(@Nullable String digits) {
        return digits == null ? BigDecimal.ZERO : new BigDecimal(digits.replace(',', '.'));
    }
}

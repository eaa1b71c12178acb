package cloud.ewutelo.plane.time;

import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.internal.Check;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What can be set on a time entry.
 *
 * @param <S> the request's own type, for chaining
 */
public abstract sealed class TimeEntryFields<S extends TimeEntryFields<S>> permits TimeEntryCreate, TimeEntryUpdate {

    private static final Duration LONGEST = Duration.ofHours(10_000);
    private static final int LONGEST_TEXT = 10_000;

    private @Nullable Duration duration;
    private @Nullable String description;
    private @Nullable Instant startedAt;

    TimeEntryFields() {}

    /**
     * Sets how much time was spent. It is kept in whole seconds, half a second and more rounded up, and is never rounded to
     * nothing.
     *
     * @param duration more than zero, at most 10,000 hours
     * @return this request
     */
    public S duration(Duration duration) {
        if (duration.isNegative() || duration.isZero() || duration.compareTo(LONGEST) > 0) {
            throw new InvalidRequestException(
                    "duration", "is " + duration, "Use more than zero, and at most " + LONGEST.toHours() + " hours.");
        }
        this.duration = duration;
        return self();
    }

    /**
     * Sets what was done.
     *
     * @param description plain text, at most 10,000 characters; may be empty
     * @return this request
     */
    public S description(String description) {
        if (!description.isEmpty()) {
            Check.safeText("description", description);
        }
        int length = description.codePointCount(0, description.length());
        if (length > LONGEST_TEXT) {
            throw new InvalidRequestException(
                    "description", "has " + length + " characters", "Shorten it to " + LONGEST_TEXT + " characters.");
        }
        this.description = description;
        return self();
    }

    /**
     * Sets when the work began, for time that is logged later. It is kept in whole seconds.
     *
     * @param startedAt the instant
     * @return this request
     */
    public S startedAt(Instant startedAt) {
        this.startedAt = startedAt;
        return self();
    }

    /**
     * The duration, if it was set.
     *
     * @return the duration, or empty
     */
    public Optional<Duration> duration() {
        return Optional.ofNullable(duration);
    }

    /**
     * The description, if it was set.
     *
     * @return the description, or empty
     */
    public Optional<String> description() {
        return Optional.ofNullable(description);
    }

    /**
     * The beginning, if it was set.
     *
     * @return the instant, or empty
     */
    public Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAt);
    }

    @SuppressWarnings("unchecked")
    private S self() {
        return (S) this;
    }
}

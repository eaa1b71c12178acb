package cloud.ewutelo.plane.internal.time;

import cloud.ewutelo.plane.time.TimeEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it is to be written.
 *
 * @param identity what tells it from all others on its work item; null for one that is never looked for
 * @param agentId whose time it is
 * @param duration in whole seconds
 */
record EntryDraft(
        @Nullable EntryIdentity identity,
        String agentId,
        Duration duration,
        @Nullable Instant startedAt,
        String description) {

    EntryDraft {
        duration = Durations.toSeconds(duration);
        startedAt = startedAt == null ? null : startedAt.truncatedTo(ChronoUnit.SECONDS);
        description = description.strip();
    }

    static EntryDraft of(@Nullable EntryIdentity identity, TimeEntry entry) {
        return new EntryDraft(
                identity, entry.agentId(), entry.duration(), entry.startedAt().orElse(null), entry.description());
    }

    EntryDraft withDuration(Duration other) {
        return new EntryDraft(identity, agentId, other, startedAt, description);
    }

    EntryDraft withDescription(String other) {
        return new EntryDraft(identity, agentId, duration, startedAt, other);
    }
}

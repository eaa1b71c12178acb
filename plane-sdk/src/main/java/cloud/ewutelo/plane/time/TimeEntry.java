package cloud.ewutelo.plane.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A stretch of time that was spent on a work item. */
public interface TimeEntry {

    /**
     * The id: that of the worklog, or of the comment where worklogs are emulated.
     *
     * @return a lower-case UUID
     */
    String id();

    /**
     * The work item.
     *
     * @return the work item's id
     */
    String workItemId();

    /**
     * Whose time it is.
     *
     * @return the user's id
     */
    String agentId();

    /**
     * Who wrote the entry, as Plane knows it.
     *
     * @return the user's id; empty if the answer did not contain it
     */
    Optional<String> loggedById();

    /**
     * How much time, in whole seconds. Where Plane keeps whole minutes, the exact time stands at the end of the worklog's
     * description.
     *
     * @return one second or more; zero only for a worklog of zero minutes, which others can write
     */
    Duration duration();

    /**
     * What was done.
     *
     * @return plain text; empty if nothing was said
     */
    default String description() {
        return "";
    }

    /**
     * When the work began.
     *
     * @return the instant; empty if nobody said it
     */
    Optional<Instant> startedAt();

    /**
     * When the entry was written, by the server's clock.
     *
     * @return the instant
     */
    Instant loggedAt();

    /**
     * The timer that measured it.
     *
     * @return the timer's id; empty if no timer did
     */
    Optional<String> timerId();

    /**
     * The key under which it was logged.
     *
     * @return what was passed to {@link TimeEntryCreate#key}; empty if there is none
     */
    Optional<String> key();

    /**
     * Whether it stands in a comment, because this Plane has no worklogs.
     *
     * @return true where it is emulated
     */
    boolean isEmulated();

    /**
     * Whether Plane confirms whose time it is: the agent wrote the entry with a key of its own. Entries that one agent wrote
     * for another are not confirmed, and neither are those that were migrated.
     *
     * @return true if the writer is the agent
     */
    default boolean isConfirmed() {
        return loggedById().equals(Optional.of(agentId()));
    }

    /**
     * Builds one by hand, for tests.
     *
     * @return an empty builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link TimeEntry} objects. */
    class Builder extends ImmutableTimeEntry.Builder {
        Builder() {}
    }
}

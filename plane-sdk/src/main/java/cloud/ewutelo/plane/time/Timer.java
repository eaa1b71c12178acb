package cloud.ewutelo.plane.time;

import java.time.Duration;
import java.time.Instant;

/**
 * A timer on a work item. It runs in Plane and not in this object: it goes on when the program ends, and every program with a
 * key of the workspace can see and stop it.
 *
 * <p>In a {@code try} statement it is stopped at the end of the block, also when the block fails. Safe for use by several
 * threads.
 *
 * {@snippet file="TimeSnippets.java" region="timer"}
 */
public interface Timer extends AutoCloseable {

    /**
     * The id.
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
     * Whose time is measured.
     *
     * @return the user's id
     */
    String agentId();

    /**
     * Whether Plane confirms that the agent itself started it.
     *
     * @return true if the agent's key did
     */
    boolean isConfirmed();

    /**
     * What is being done.
     *
     * @return plain text; empty if nothing was said
     */
    String description();

    /**
     * When it was started, by the server's clock.
     *
     * @return the instant
     */
    Instant startedAt();

    /**
     * How long it has been running, by this machine's clock, in whole seconds.
     *
     * @return zero or more, even if this machine's clock is behind the server's
     */
    Duration age();

    /**
     * Stops the timer and logs its time for its agent. Doing it again, here or in another program, returns the same entry.
     *
     * <p>The time ends now. If this machine's clock and the server's differ by more than five seconds, the server's counts, which
     * costs one request more. At least one second is logged.
     *
     * @return what was logged
     * @throws cloud.ewutelo.plane.error.PlaneException if it was thrown away, or deleted in Plane, before it was stopped;
     *     nothing is logged then
     */
    TimeEntry stop();

    /**
     * Stops the timer as {@link #stop()} does, but logs no more than this, for timers that somebody forgot.
     *
     * @param most more than zero; shorter times are logged as they are
     * @return what was logged
     */
    TimeEntry stopAtMost(Duration most);

    /**
     * Stops the timer as {@link #stop()} does, as if that had been done earlier.
     *
     * @param end after {@link #startedAt()}, and not in the future
     * @return what was logged
     * @throws cloud.ewutelo.plane.error.InvalidRequestException if the end is out of this range
     */
    TimeEntry stopAt(Instant end);

    /** Ends the timer and logs nothing. Does nothing if it does not run any more. */
    void discard();

    /** Stops the timer, as {@link #stop()} does, unless it was stopped or discarded by way of this object. */
    @Override
    void close();
}

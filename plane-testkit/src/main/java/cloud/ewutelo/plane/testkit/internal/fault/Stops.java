package cloud.ewutelo.plane.testkit.internal.fault;

import org.jspecify.annotations.Nullable;

/** At which request a program stops, counted over all requests. */
public final class Stops {
    private int left;
    private @Nullable Stop next;

    /**
     * The end of a program in the middle of a request.
     *
     * @param processed whether the request had its effect
     * @param action ends the program
     */
    public record Stop(boolean processed, Runnable action) {}

    /** Plans a stop; it takes the place of one planned before. */
    public synchronized void plan(int request, Stop stop) {
        left = request;
        next = stop;
    }

    /** Counts a request, and tells whether the program stops at it. */
    public synchronized @Nullable Stop arrived() {
        if (next == null || --left > 0) {
            return null;
        }
        Stop stop = next;
        next = null;
        return stop;
    }

    /** Removes what was planned. */
    public synchronized void clear() {
        next = null;
    }
}

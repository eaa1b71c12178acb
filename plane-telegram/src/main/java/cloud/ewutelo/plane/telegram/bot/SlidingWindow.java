package cloud.ewutelo.plane.telegram.bot;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** So many in any period of this length, whenever it begins. */
public final class SlidingWindow {

    private final int limit;
    private final long period;
    private final Deque<Long> taken = new ArrayDeque<>();

    /** Nothing is taken yet. */
    public SlidingWindow(int limit, Duration period) {
        this.limit = limit;
        this.period = period.toNanos();
    }

    /** How many may be taken at once. */
    public int left(long now) {
        while (!taken.isEmpty() && now - taken.element() >= period) {
            taken.remove();
        }
        return limit - taken.size();
    }

    /** How long until one may be taken, in nanoseconds. */
    public long waitFor(long now) {
        return left(now) > 0 ? 0 : period - (now - taken.element());
    }

    /** Takes one. */
    public void take(long now) {
        taken.add(now);
    }
}

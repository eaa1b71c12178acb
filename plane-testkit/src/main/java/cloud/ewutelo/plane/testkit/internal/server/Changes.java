package cloud.ewutelo.plane.testkit.internal.server;

import java.time.Duration;

/** Counts changes of the state, and lets others wait for the next one. */
public final class Changes {
    private long count;

    /** Something has changed. */
    public synchronized void happened() {
        count++;
        notifyAll();
    }

    /** How many changes there were. */
    public synchronized long count() {
        return count;
    }

    /** Waits for a change after the given one, but not for ever; answers the newest count. */
    public synchronized long await(long seen, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        long left = limit.toMillis();
        while (count == seen && left > 0) {
            wait(left);
            left = (end - System.nanoTime()) / 1_000_000;
        }
        return count;
    }
}

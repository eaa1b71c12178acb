package cloud.ewutelo.plane.support;

import cloud.ewutelo.plane.http.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;

/** Time of several threads: it stands still while one of them is awake, and jumps to the next alarm when all are asleep. */
public final class SharedFakeTime implements TimeSource {

    private final PriorityQueue<Long> alarms = new PriorityQueue<>();
    private int awake;
    private long nanos;

    /** Time of so many threads. Each must {@link #leave} at its end. */
    public SharedFakeTime(int threads) {
        this.awake = threads;
    }

    @Override
    public synchronized Instant now() {
        return Instant.EPOCH.plusNanos(nanos);
    }

    @Override
    public synchronized long nanoTime() {
        return nanos;
    }

    @Override
    public synchronized void sleep(Duration duration) throws InterruptedException {
        long alarm = nanos + duration.toNanos();
        if (alarm > nanos) {
            alarms.add(alarm);
            leave();
            while (nanos < alarm) {
                wait();
            }
        }
    }

    /** The calling thread ends; the others do not wait for it any more. */
    public synchronized void leave() {
        awake--;
        if (awake == 0 && !alarms.isEmpty()) {
            nanos = alarms.element();
            while (!alarms.isEmpty() && alarms.element() <= nanos) {
                alarms.remove();
                awake++;
            }
            notifyAll();
        }
    }
}

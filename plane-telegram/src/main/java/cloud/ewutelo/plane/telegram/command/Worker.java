package cloud.ewutelo.plane.telegram.command;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does a step again and again in a thread of its own. A step that was begun is finished, never interrupted. */
final class Worker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private final Supplier<Duration> step;
    private final Thread thread;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition stop = lock.newCondition();
    private boolean stopped;

    /**
     * Starts at once.
     *
     * @param step does something and tells how long to wait before the next time
     * @param patience how long a step may still take when it is to end
     */
    Worker(String name, Supplier<Duration> step, Duration patience) {
        this.step = step;
        this.patience = patience;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        while (!waited(stepSafely())) {
            // On to the next.
        }
    }

    private Duration stepSafely() {
        try {
            return step.get();
        } catch (RuntimeException e) {
            LOG.error("{} failed and goes on.", thread.getName(), e);
            return AFTER_FAILURE;
        }
    }

    /** Waits; true if it is to end. */
    private boolean waited(Duration duration) {
        lock.lock();
        try {
            long left = duration.toNanos();
            while (!stopped && left > 0) {
                left = stop.awaitNanos(left);
            }
            return stopped;
        } catch (InterruptedException e) {
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Lets no further step begin. */
    void stop() {
        lock.lock();
        try {
            stopped = true;
            stop.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        stop();
        try {
            thread.join(TimeUnit.NANOSECONDS.toMillis(patience.toNanos()));
            if (thread.isAlive()) {
                LOG.warn("{} did not end within {}.", thread.getName(), patience);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package cloud.ewutelo.plane.telegram.pipeline;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.error.PermissionDeniedException;
import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.error.UnsupportedByInstanceException;
import cloud.ewutelo.plane.http.TimeSource;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Plane for what makes a message nicer, but never waits long for it: without an answer the message is sent as it is. Leaves
 * a part of the key's requests to the feed and to commands.
 */
final class Lookups implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lookups.class);
    private static final int PART_LEFT = 4;

    private final PlaneClient plane;
    private final TimeSource time;
    private final Duration longest;
    private final Duration pause;
    private final AtomicLong pausedUntil;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "lookup");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Lookups with a client.
     *
     * @param longest how long one may take
     * @param pause how long nothing is asked after one that failed
     */
    Lookups(PlaneClient plane, TimeSource time, Duration longest, Duration pause) {
        this.plane = plane;
        this.time = time;
        this.longest = longest;
        this.pause = pause;
        this.pausedUntil = new AtomicLong(time.nanoTime());
    }

    /** The answer, or empty if there is none in time. */
    <T> Optional<T> ask(Supplier<T> question) {
        if (time.nanoTime() - pausedUntil.get() < 0 || !isWithinBudget()) {
            return Optional.empty();
        }
        Future<T> answer = threads.submit(question::get);
        try {
            return Optional.ofNullable(answer.get(longest.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            answer.cancel(true);
            LOG.warn("Plane does not answer within {} s: messages go without what it would tell.", longest.toSeconds());
            pause();
        } catch (ExecutionException e) {
            failed(Objects.requireNonNullElse(e.getCause(), e));
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private void failed(Throwable failure) {
        if (failure instanceof NotFoundException
                || failure instanceof PermissionDeniedException
                || failure instanceof UnsupportedByInstanceException) {
            LOG.debug("Plane does not tell.", failure);
            return;
        }
        LOG.warn("Plane cannot be asked: {}", failure.getMessage());
        if (!(failure instanceof PlaneException)) {
            LOG.warn("That was unexpected.", failure);
        }
        pause();
    }

    private void pause() {
        pausedUntil.set(time.nanoTime() + pause.toNanos());
    }

    private boolean isWithinBudget() {
        int limit = plane.budget().limit();
        return limit == Integer.MAX_VALUE
                || (plane.budget().nextWait().isZero() && plane.budget().remaining() > limit / PART_LEFT);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

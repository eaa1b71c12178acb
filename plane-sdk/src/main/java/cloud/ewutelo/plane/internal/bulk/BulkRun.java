package cloud.ewutelo.plane.internal.bulk;

import cloud.ewutelo.plane.bulk.BulkFailure;
import cloud.ewutelo.plane.bulk.BulkOptions;
import cloud.ewutelo.plane.bulk.BulkResult;
import cloud.ewutelo.plane.bulk.BulkSuccess;
import cloud.ewutelo.plane.error.AuthenticationException;
import cloud.ewutelo.plane.error.PlaneException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Many calls, a bounded number of them at once. The calling thread works too: nothing hangs when the executor has no thread
 * left, not even when the caller runs on it.
 */
public final class BulkRun<T> {

    private final int count;
    private final IntFunction<T> call;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReferenceArray<@Nullable T> results;
    private final AtomicReferenceArray<@Nullable PlaneException> failures;
    private final CountDownLatch open;

    /** What the calls get that are not started any more. */
    private volatile @Nullable PlaneException stopped;

    /** What is no failure of a call but of the program; it goes to the caller. */
    private volatile @Nullable Throwable broken;

    private BulkRun(int count, IntFunction<T> call) {
        this.count = count;
        this.call = call;
        this.results = new AtomicReferenceArray<>(count);
        this.failures = new AtomicReferenceArray<>(count);
        this.open = new CountDownLatch(count);
    }

    /**
     * Makes the calls, and returns when the last one has ended.
     *
     * @param count how many calls there are
     * @param subject names a call by its index, for the report
     * @param call makes the call of an index
     */
    public static <T> BulkResult<T> of(
            int count, IntFunction<String> subject, IntFunction<T> call, BulkOptions options) {
        BulkRun<T> run = new BulkRun<>(count, call);
        int helpers = Math.min(options.inFlight(), count) - 1;
        Executor executor = options.executor().orElse(null);
        if (executor != null || helpers < 1) {
            run.work(helpers, executor == null ? Runnable::run : executor);
        } else {
            ExecutorService own = Executors.newFixedThreadPool(helpers, BulkRun::thread);
            try {
                run.work(helpers, own);
            } finally {
                own.shutdown();
            }
        }
        return run.result(subject);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "plane-bulk");
        thread.setDaemon(true);
        return thread;
    }

    private void work(int helpers, Executor executor) {
        try {
            for (int i = 0; i < helpers; i++) {
                executor.execute(this::takeAndCall);
            }
        } catch (RejectedExecutionException e) {
            // Fewer helpers, then: the calling thread does what they leave.
        }
        takeAndCall();
        awaitOthers();
    }

    private void takeAndCall() {
        for (int index = next.getAndIncrement(); index < count; index = next.getAndIncrement()) {
            callOrSkip(index);
            open.countDown();
        }
    }

    private void callOrSkip(int index) {
        if (Thread.currentThread().isInterrupted()) {
            stop(new PlaneException("It was not started, because the bulk call was interrupted."));
        }
        PlaneException reason = stopped;
        if (reason != null) {
            failures.set(index, reason);
            return;
        }
        try {
            results.set(index, call.apply(index));
        } catch (PlaneException failure) {
            failures.set(index, failure);
            if (failure instanceof AuthenticationException) {
                // The key is at fault and not the request: the others would fail as well, and cost the budget.
                stop(failure);
            }
        } catch (RuntimeException | Error failure) {
            broken = failure;
            stop(new PlaneException("It was not started, because another request of the bulk call broke.", failure));
        }
    }

    private void stop(PlaneException reason) {
        if (stopped == null) {
            stopped = reason;
        }
    }

    /** Calls on other threads end at the latest by their timeouts, and what they did belongs to the report. */
    private void awaitOthers() {
        boolean interrupted = false;
        while (open.getCount() > 0) {
            try {
                open.await();
            } catch (InterruptedException e) {
                interrupted = true;
                stop(new PlaneException("It was not started, because the bulk call was interrupted."));
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private BulkResult<T> result(IntFunction<String> subject) {
        Throwable failureOfProgram = broken;
        if (failureOfProgram instanceof Error error) {
            throw error;
        }
        if (failureOfProgram instanceof RuntimeException exception) {
            throw exception;
        }
        List<BulkSuccess<T>> done = new ArrayList<>();
        List<BulkFailure> failed = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            T value = results.get(i);
            PlaneException failure = failures.get(i);
            if (value != null) {
                done.add(new BulkSuccess<>(i, value));
            } else if (failure != null) {
                failed.add(new BulkFailure(i, subject.apply(i), failure));
            }
        }
        return new BulkResult<>(done, failed);
    }
}

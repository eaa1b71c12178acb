package cloud.ewutelo.plane.internal.http;

import cloud.ewutelo.plane.http.RateBudget;
import cloud.ewutelo.plane.http.RateLimit;
import cloud.ewutelo.plane.http.TimeSource;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.internal.AtomicRateLimiter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Mirrors the server's sliding window: a request gets the earliest slot that leaves at most {@code limit} slots in any
 * period. The first half of a window may be spent in a burst; from then on a resilience4j limiter paces the requests evenly,
 * so that nobody has to wait for a whole window to pass.
 */
final class SlidingWindowBudget implements RateBudget {

    private static final Duration LONGEST_RESERVATION = Duration.ofDays(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final TimeSource time;
    private final long periodNanos;
    private final boolean growing;
    private final ArrayDeque<Long> slots = new ArrayDeque<>();
    private int limit;
    private RateLimiter pace;
    private long blockedUntil;

    SlidingWindowBudget(RateLimit rateLimit, TimeSource time) {
        this.time = time;
        this.limit = rateLimit.requests();
        this.growing = rateLimit.isGrowing();
        // The server counts when requests arrive, which jitters; without a margin the 61st could arrive too early.
        long period = rateLimit.period().orElseThrow().toNanos();
        this.periodNanos = period + Math.min(period / 10, 1_000_000_000L);
        this.pace = paceFor(limit);
        this.blockedUntil = time.nanoTime();
    }

    /** Takes a slot. The caller must wait as long as the answer says before it sends. */
    Duration reserve() {
        lock.lock();
        try {
            long now = time.nanoTime();
            forgetBefore(now - periodNanos);
            long slot = Math.max(now, blockedUntil);
            if (slots.size() * 2 >= limit) {
                slot = Math.max(slot, now + Math.max(0, pace.reservePermission()));
            }
            if (slots.size() >= limit) {
                slot = Math.max(slot, slots.removeFirst() + periodNanos);
            }
            Long last = slots.peekLast();
            slot = last == null ? slot : Math.max(slot, last);
            slots.addLast(slot);
            return Duration.ofNanos(slot - now);
        } finally {
            lock.unlock();
        }
    }

    /** Learns from the header that Plane sends with allowed requests. */
    void remainingOnServer(int remaining) {
        lock.lock();
        try {
            long now = time.nanoTime();
            forgetBefore(now - periodNanos);
            if (remaining >= limit) {
                if (growing) {
                    // The request itself was counted, so the server's limit is higher than it was thought to be.
                    limit = remaining + 1;
                    pace = paceFor(limit);
                }
                return;
            }
            // Others use the same key: their requests fill the window as ours do.
            for (int others = limit - remaining - slots.size(); others > 0; others--) {
                slots.addLast(Math.max(now, slots.isEmpty() ? now : slots.getLast()));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Nothing goes out before the server allows it again. */
    void refused(@Nullable Duration retryAfter) {
        lock.lock();
        try {
            if (retryAfter != null) {
                blockedUntil = Math.max(blockedUntil, time.nanoTime() + retryAfter.toNanos());
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int limit() {
        lock.lock();
        try {
            return limit;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int remaining() {
        lock.lock();
        try {
            forgetBefore(time.nanoTime() - periodNanos);
            return limit - slots.size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Duration nextWait() {
        lock.lock();
        try {
            long now = time.nanoTime();
            forgetBefore(now - periodNanos);
            long slot = Math.max(now, blockedUntil);
            if (slots.size() * 2 >= limit) {
                slot = Math.max(slot, slots.getLast() + periodNanos / limit);
            }
            if (slots.size() >= limit) {
                slot = Math.max(slot, slots.getFirst() + periodNanos);
            }
            return Duration.ofNanos(slot - now);
        } finally {
            lock.unlock();
        }
    }

    private void forgetBefore(long instant) {
        while (!slots.isEmpty() && slots.getFirst() <= instant) {
            slots.removeFirst();
        }
    }

    private RateLimiter paceFor(int requests) {
        RateLimiterConfig config = RateLimiterConfig.custom()
                .limitForPeriod(1)
                .limitRefreshPeriod(Duration.ofNanos(Math.max(1, periodNanos / requests)))
                .timeoutDuration(LONGEST_RESERVATION)
                .build();
        return new AtomicRateLimiter("plane-pace", config, time::nanoTime);
    }
}

package cloud.ewutelo.plane.testkit.internal.http;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Sliding windows of one minute, one for each key or address. */
public final class Throttle {
    private static final int WINDOW_SECONDS = 60;

    private final Map<String, Deque<Instant>> windows = new HashMap<>();

    /** The state of a window after a call. */
    public record Result(boolean allowed, int remaining, long retryAfterSeconds) {}

    /** Counts a call, unless the window is full. */
    public Result count(String window, int limit, Instant now) {
        Deque<Instant> calls = windows.computeIfAbsent(window, key -> new ArrayDeque<>());
        Instant horizon = now.minusSeconds(WINDOW_SECONDS);
        while (!calls.isEmpty() && !calls.peekFirst().isAfter(horizon)) {
            calls.removeFirst();
        }
        if (calls.size() >= limit) {
            Instant oldest = calls.isEmpty() ? now : calls.peekFirst();
            long millis = oldest.plusSeconds(WINDOW_SECONDS).toEpochMilli() - now.toEpochMilli();
            return new Result(false, 0, Math.max(1, (millis + 999) / 1000));
        }
        calls.addLast(now);
        return new Result(true, limit - calls.size(), 0);
    }

    /** Forgets all calls. */
    public void clear() {
        windows.clear();
    }

    /** The length of a window. */
    public static int windowSeconds() {
        return WINDOW_SECONDS;
    }
}

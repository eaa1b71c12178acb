package cloud.ewutelo.plane.bridge.tool;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts the calls that run: an agent has only so many at a time, because they all wait for the same budget of requests; and
 * none begins once the bridge is about to end.
 */
final class CallGate {

    /** More than a model makes at once, and few enough that the last one does not wait for minutes. */
    static final int CALLS_OF_ONE_AGENT = 8;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private final Map<String, Integer> running = new HashMap<>();
    private boolean closed;

    void enter(String agentId) {
        lock.lock();
        try {
            if (closed) {
                throw new ToolException(
                        ErrorCode.PLANE_UNAVAILABLE,
                        "The bridge is about to stop; nothing was done.",
                        "Repeat the call in a minute.");
            }
            int calls = running.getOrDefault(agentId, 0);
            if (calls >= CALLS_OF_ONE_AGENT) {
                throw new ToolException(
                        ErrorCode.RATE_LIMITED,
                        calls + " calls of \"" + agentId + "\" are running; nothing was done.",
                        "Wait for an answer to one of them, then repeat the call.");
            }
            running.put(agentId, calls + 1);
        } finally {
            lock.unlock();
        }
    }

    void leave(String agentId) {
        lock.lock();
        try {
            running.computeIfPresent(agentId, (id, calls) -> calls == 1 ? null : calls - 1);
            if (running.isEmpty()) {
                idle.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Lets nobody in any more, and waits until all have left. */
    boolean close(Duration limit) throws InterruptedException {
        lock.lock();
        try {
            closed = true;
            long left = limit.toNanos();
            while (!running.isEmpty() && left > 0) {
                left = idle.awaitNanos(left);
            }
            return running.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }
}

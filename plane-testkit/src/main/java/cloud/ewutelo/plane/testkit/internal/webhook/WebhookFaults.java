package cloud.ewutelo.plane.testkit.internal.webhook;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What is to happen to the next deliveries. */
public final class WebhookFaults {
    private final Deque<Fault> next = new ArrayDeque<>();

    /** What can happen to a delivery. */
    public enum Fault {
        /** It is sent twice. */
        DUPLICATE,
        /** It is never sent. */
        LOSE,
        /** It is sent after the one that follows it. */
        DELAY_BEHIND_NEXT
    }

    /** The next delivery that has no fault yet gets this one. */
    public synchronized void add(Fault fault) {
        next.add(fault);
    }

    /** Forgets all faults. */
    public synchronized void clear() {
        next.clear();
    }

    synchronized @Nullable Fault take() {
        return next.poll();
    }
}

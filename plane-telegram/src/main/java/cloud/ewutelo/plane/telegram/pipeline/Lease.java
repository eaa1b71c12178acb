package cloud.ewutelo.plane.telegram.pipeline;

import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.telegram.store.Store;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/** Lets one of several replicas work, and another one when that one is gone. */
final class Lease {

    private static final Duration LENGTH = Duration.ofSeconds(15);
    private static final String NAME = "pipeline";

    private final Store store;
    private final TimeSource time;
    private final String holder;

    /** This replica is not the one that works; what it was about to write is not written. */
    static final class LostException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LostException() {
            super("Another replica works.");
        }
    }

    Lease(Store store, TimeSource time) {
        this.store = store;
        this.time = time;
        // A file belongs to one program, which need not wait for the one that was killed before it.
        this.holder = store.isShared() ? UUID.randomUUID().toString() : "alone";
    }

    /** Whether this replica works. */
    boolean hold() {
        return store.lease(NAME, holder, time.now(), time.now().plus(LENGTH));
    }

    /** Lets another one work at once. */
    void release() {
        if (hold()) {
            store.lease(NAME, holder, time.now(), time.now().minus(LENGTH));
        }
    }

    /** Writes within a transaction that no other replica's comes in between. */
    <T> T write(Supplier<T> work) {
        return store.inTransaction(() -> {
            if (!hold()) {
                throw new LostException();
            }
            return work.get();
        });
    }
}

package cloud.ewutelo.plane.bulk;

import cloud.ewutelo.plane.error.InvalidRequestException;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * How many writes run at once, and on whose threads. However many there are, they share the rate budget of their key: more at
 * once hides the time that the network takes, and does not raise what the server allows.
 */
public final class BulkOptions {

    private static final BulkOptions DEFAULTS = new BulkOptions(4, null);

    private final int inFlight;
    private final @Nullable Executor executor;

    private BulkOptions(int inFlight, @Nullable Executor executor) {
        this.inFlight = inFlight;
        this.executor = executor;
    }

    /**
     * Four at once, on threads that end with the call.
     *
     * @return the defaults
     */
    public static BulkOptions defaults() {
        return DEFAULTS;
    }

    /**
     * The same with another number at once.
     *
     * @param count 1 to 64
     * @return a copy
     */
    public BulkOptions withInFlight(int count) {
        if (count < 1 || count > 64) {
            throw new InvalidRequestException("bulk.inFlight", "is " + count, "Use a value from 1 to 64.");
        }
        return new BulkOptions(count, executor);
    }

    /**
     * The same on threads of yours. The calling thread always takes part, so that a busy executor delays nothing for ever.
     *
     * @param threads runs what the calling thread does not; it is not shut down
     * @return a copy
     */
    public BulkOptions withExecutor(Executor threads) {
        return new BulkOptions(inFlight, threads);
    }

    /**
     * How many writes run at once, the one on the calling thread among them.
     *
     * @return 1 to 64
     */
    public int inFlight() {
        return inFlight;
    }

    /**
     * Whose threads are used.
     *
     * @return the executor; empty for threads that end with the call
     */
    public Optional<Executor> executor() {
        return Optional.ofNullable(executor);
    }
}

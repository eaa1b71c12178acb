package cloud.ewutelo.plane.internal.http;

import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.error.PlaneTransportException;
import cloud.ewutelo.plane.error.ServerErrorException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A creation that survives a lost answer, because what it creates has a key of its own: before it is repeated, it looks
 * whether the server has done it.
 */
public final class RepeatableCreation {

    private final TransportOptions options;

    public RepeatableCreation(TransportOptions options) {
        this.options = options;
    }

    /**
     * Creates, or finds what an attempt with a lost answer created.
     *
     * @param post creates
     * @param find looks for it by its key
     */
    public <T> T create(Supplier<T> post, Supplier<Optional<T>> find) {
        for (Duration wait : options.retryPolicy().waits()) {
            try {
                return post.get();
            } catch (PlaneException failure) {
                if (!leavesOpen(failure)) {
                    throw failure;
                }
                Optional<T> stored = find.get();
                if (stored.isPresent()) {
                    return stored.get();
                }
                sleep(wait, failure);
            }
        }
        return post.get();
    }

    private static boolean leavesOpen(PlaneException failure) {
        return (failure instanceof PlaneTransportException transport && transport.requestSent())
                || (failure instanceof ServerErrorException server && server.status() != 500);
    }

    private void sleep(Duration wait, PlaneException failure) {
        try {
            options.time().sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }
}

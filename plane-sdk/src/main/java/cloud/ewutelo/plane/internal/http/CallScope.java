package cloud.ewutelo.plane.internal.http;

import cloud.ewutelo.plane.http.ResponseInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/**
 * What surrounds the calls that one thread makes: somebody who wants to see the answers, or may cancel. It reaches from the
 * public entry points to the transport without a parameter on every method between them.
 */
public final class CallScope {

    private static final ThreadLocal<@Nullable CallScope> CURRENT = new ThreadLocal<>();

    private final @Nullable CallScope outer;
    private final List<ResponseInfo> responses = new ArrayList<>();
    private volatile boolean cancelled;
    private volatile @Nullable Call<?> running;

    private CallScope(@Nullable CallScope outer) {
        this.outer = outer;
    }

    /** A scope inside the thread's present one. */
    public static CallScope open() {
        return new CallScope(CURRENT.get());
    }

    static @Nullable CallScope current() {
        return CURRENT.get();
    }

    /** Runs in this scope. */
    public <T extends @Nullable Object> T run(Supplier<T> work) {
        CallScope before = CURRENT.get();
        CURRENT.set(this);
        try {
            return work.get();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }

    /** The answers that came in this scope. */
    public List<ResponseInfo> responses() {
        return responses;
    }

    /** Ends the running request, and every later one before it starts. Called from another thread. */
    public void cancel() {
        cancelled = true;
        Call<?> call = running;
        if (call != null) {
            call.cancel();
        }
    }

    void answered(ResponseInfo response) {
        responses.add(response);
        if (outer != null) {
            outer.answered(response);
        }
    }

    void starting(@Nullable Call<?> call) {
        running = call;
        if (outer != null) {
            outer.starting(call);
        }
        if (call != null) {
            throwIfCancelled();
        }
    }

    void throwIfCancelled() {
        if (cancelled) {
            throw new CancellationException("The call was cancelled.");
        }
    }
}

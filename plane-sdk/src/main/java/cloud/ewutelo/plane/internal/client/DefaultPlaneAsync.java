package cloud.ewutelo.plane.internal.client;

import cloud.ewutelo.plane.PlaneAsync;
import cloud.ewutelo.plane.internal.http.CallScope;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Calls on the caller's executor. */
final class DefaultPlaneAsync implements PlaneAsync {

    private final Executor executor;

    DefaultPlaneAsync(Executor executor) {
        this.executor = executor;
    }

    @Override
    public <T> CompletableFuture<T> call(Supplier<T> calls) {
        CallScope scope = CallScope.open();
        CompletableFuture<T> future = new Cancellable<>(scope);
        executor.execute(() -> {
            if (future.isDone()) {
                return;
            }
            try {
                future.complete(scope.run(calls));
            } catch (Throwable failure) {
                future.completeExceptionally(failure);
                if (failure instanceof Error error) {
                    throw error;
                }
            }
        });
        return future;
    }

    @Override
    @SuppressWarnings("NullAway") // The one value of Void is null.
    public CompletableFuture<Void> run(Runnable calls) {
        return this.<Void>call(() -> {
            calls.run();
            return null;
        });
    }

    private static final class Cancellable<T extends @Nullable Object> extends CompletableFuture<T> {

        private final CallScope scope;

        Cancellable(CallScope scope) {
            this.scope = scope;
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            boolean cancelled = super.cancel(mayInterruptIfRunning);
            scope.cancel();
            return cancelled;
        }
    }
}

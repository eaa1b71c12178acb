package cloud.ewutelo.plane;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Makes calls on another thread.
 *
 * <p>There is one surface for both ways: whatever can be called can be called here, in a lambda. Cancelling the future ends
 * the running request; whether the server has done it stays open then, as after a lost connection.
 *
 * {@snippet file="ClientSnippets.java" region="async"}
 */
public interface PlaneAsync {

    /**
     * Starts calls.
     *
     * @param calls what to do
     * @param <T> the type of the result
     * @return completes with the result, or with the {@link cloud.ewutelo.plane.error.PlaneException} of the failure
     */
    <T> CompletableFuture<T> call(Supplier<T> calls);

    /**
     * Starts calls that return nothing.
     *
     * @param calls what to do
     * @return completes with null, or with the {@link cloud.ewutelo.plane.error.PlaneException} of the failure
     */
    CompletableFuture<Void> run(Runnable calls);
}

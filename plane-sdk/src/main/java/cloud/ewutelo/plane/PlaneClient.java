package cloud.ewutelo.plane;

import cloud.ewutelo.plane.capability.Capabilities;
import cloud.ewutelo.plane.capability.DoctorReport;
import cloud.ewutelo.plane.http.RateBudget;
import cloud.ewutelo.plane.http.RawClient;
import cloud.ewutelo.plane.http.RetryPolicy;
import cloud.ewutelo.plane.http.Timeouts;
import cloud.ewutelo.plane.http.WithResponses;
import cloud.ewutelo.plane.user.UserService;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * A client of one Plane, acting as the user to whom the API key belongs.
 *
 * <p>It is safe for use by many threads and friendly to virtual ones. Keep one for as long as you need it, and close it then.
 * All calls block; {@link #async} makes them not to. All failures are unchecked and derive from
 * {@link cloud.ewutelo.plane.error.PlaneException}.
 *
 * {@snippet file="ClientSnippets.java" region="client"}
 */
public interface PlaneClient extends AutoCloseable {

    /**
     * Starts to configure a client.
     *
     * @return a new builder
     */
    static PlaneClientBuilder builder() {
        return new PlaneClientBuilder();
    }

    /**
     * A client with the settings of the environment: see {@link PlaneClientBuilder#environment}.
     *
     * @return a new client; close it when it is no longer needed
     * @throws cloud.ewutelo.plane.error.InvalidRequestException if a setting is missing or wrong
     */
    static PlaneClient fromEnv() {
        return builder().environment(System.getenv()).build();
    }

    /**
     * A workspace. Nothing is requested yet.
     *
     * @param slug its name in URLs, as in {@code https://plane.example.org/<slug>/}, case-sensitive; or the pasted address
     *     of a page in it
     * @return what can be done in it
     * @throws cloud.ewutelo.plane.error.InvalidRequestException if it cannot be a slug
     */
    WorkspaceClient workspace(String slug);

    /**
     * The user to whom the key belongs.
     *
     * @return what can be done with the user
     */
    UserService users();

    /**
     * What the instance is and what it can do. Asked once.
     *
     * <p>{@code GET /api/instances/}
     *
     * @return edition, version, limits, and every feature with the reason why it is there or not
     */
    Capabilities capabilities();

    /**
     * Looks at everything that keeps a client from working: the instance, the key, the clock, the budget, workspaces. Failures
     * become findings; nothing is thrown.
     *
     * @param workspaces slugs of workspaces to look into; may be none
     * @return the findings; print it
     */
    DoctorReport doctor(String... workspaces);

    /**
     * Calls that the SDK does not model.
     *
     * @return raw access
     */
    RawClient raw();

    /**
     * What is left of the key's requests. All clients in the process that use the same key share it.
     *
     * @return a live view
     */
    RateBudget budget();

    /**
     * The same calls on another executor.
     *
     * @param executor runs the calls; they block its threads, so give it as many as should run at once, or virtual ones
     * @return the asynchronous view
     */
    PlaneAsync async(Executor executor);

    /**
     * Makes calls and hands over what the server answered on the way: status, headers, request id.
     *
     * @param calls what to do; only calls that it makes on its own thread are seen
     * @param <T> the type of the result
     * @return the result and the answers
     */
    <T> WithResponses<T> withResponses(Supplier<T> calls);

    /**
     * This client under other timeouts. It shares connections and budget, and need not be closed.
     *
     * @param timeouts the other timeouts
     * @return a view of this client
     */
    PlaneClient with(Timeouts timeouts);

    /**
     * This client under another retry policy. It shares connections and budget, and need not be closed.
     *
     * @param retryPolicy the other policy
     * @return a view of this client
     */
    PlaneClient with(RetryPolicy retryPolicy);

    /** Closes the connections. Later calls fail with {@link IllegalStateException}. */
    @Override
    void close();
}

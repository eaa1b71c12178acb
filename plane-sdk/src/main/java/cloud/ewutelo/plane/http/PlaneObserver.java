package cloud.ewutelo.plane.http;

import java.time.Duration;

/**
 * Is told about every request, for metrics and traces. Path templates have names instead of values, so they are few and hold
 * no ids. Calls come from the thread that makes the request; an exception thrown here is logged and otherwise ignored.
 */
public interface PlaneObserver {

    /**
     * Does nothing.
     *
     * @return the default observer
     */
    static PlaneObserver none() {
        return new PlaneObserver() {};
    }

    /**
     * An attempt is about to be sent.
     *
     * @param method the HTTP method
     * @param pathTemplate such as {@code "workspaces/{slug}/projects/"}
     * @param attempt 1 for the first
     */
    default void requestStarted(String method, String pathTemplate, int attempt) {}

    /**
     * An attempt was answered.
     *
     * @param method the HTTP method
     * @param pathTemplate such as {@code "workspaces/{slug}/projects/"}
     * @param status the HTTP status
     * @param took from the start of the attempt to the end of the answer
     */
    default void requestFinished(String method, String pathTemplate, int status, Duration took) {}

    /**
     * An attempt got no complete answer.
     *
     * @param method the HTTP method
     * @param pathTemplate such as {@code "workspaces/{slug}/projects/"}
     * @param failure what happened
     * @param took from the start of the attempt to the failure
     */
    default void requestFailed(String method, String pathTemplate, Exception failure, Duration took) {}

    /**
     * The attempt will be repeated after a wait.
     *
     * @param method the HTTP method
     * @param pathTemplate such as {@code "workspaces/{slug}/projects/"}
     * @param nextAttempt the number of the attempt to come, 2 for the second
     * @param wait how long the SDK waits before it
     */
    default void requestRetried(String method, String pathTemplate, int nextAttempt, Duration wait) {}

    /**
     * The request waits for the rate budget.
     *
     * @param method the HTTP method
     * @param pathTemplate such as {@code "workspaces/{slug}/projects/"}
     * @param wait how long
     */
    default void requestThrottled(String method, String pathTemplate, Duration wait) {}
}

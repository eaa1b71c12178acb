package cloud.ewutelo.plane.micrometer;

import cloud.ewutelo.plane.http.PlaneObserver;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.http.Outcome;
import java.time.Duration;
import java.util.List;

/**
 * Measures requests. Give it to the client as its observer:
 *
 * {@snippet file="MetricsSnippets.java" region="metrics"}
 *
 * <table class="striped">
 *   <caption>What is measured</caption>
 *   <thead><tr><th>meter</th><th>type</th><th>tags</th><th>is</th></tr></thead>
 *   <tbody>
 *     <tr><td>{@code plane.client.requests}</td><td>timer</td>
 *       <td>{@code method}, {@code uri}, {@code status}, {@code outcome}, {@code exception}</td>
 *       <td>every attempt, answered or not, waits before it left out</td></tr>
 *     <tr><td>{@code plane.client.retries}</td><td>counter</td><td>{@code method}, {@code uri}</td>
 *       <td>attempts that repeat a failed one</td></tr>
 *     <tr><td>{@code plane.client.throttled}</td><td>timer</td><td>{@code method}, {@code uri}</td>
 *       <td>requests that had to wait for the rate budget, and how long</td></tr>
 *   </tbody>
 * </table>
 *
 * <p>{@code uri} is a template such as {@code workspaces/{slug}/projects/}, never a path with ids; {@code (raw)} stands for all
 * calls that the SDK does not model. {@code status} is the number, or {@code IO_ERROR} where no complete answer came;
 * {@code outcome} is one of {@code SUCCESS}, {@code REDIRECTION}, {@code CLIENT_ERROR}, {@code SERVER_ERROR},
 * {@code UNKNOWN}; {@code exception} is the simple name of what broke an attempt, {@code none} where it was answered.
 */
public final class PlaneMetrics implements PlaneObserver {

    private static final String NO_EXCEPTION = "none";
    private static final String NO_STATUS = "IO_ERROR";

    private final MeterRegistry registry;
    private final Tags tags;

    /**
     * Measures into a registry.
     *
     * @param registry the registry
     * @param tags further tags of every meter, to tell clients apart
     */
    public PlaneMetrics(MeterRegistry registry, Tag... tags) {
        this.registry = registry;
        this.tags = Tags.of(List.of(tags));
    }

    @Override
    public void requestFinished(String method, String pathTemplate, int status, Duration took) {
        request(
                method,
                pathTemplate,
                took,
                Integer.toString(status),
                Outcome.forStatus(status).asTag().getValue(),
                NO_EXCEPTION);
    }

    @Override
    public void requestFailed(String method, String pathTemplate, Exception failure, Duration took) {
        request(
                method,
                pathTemplate,
                took,
                NO_STATUS,
                Outcome.UNKNOWN.asTag().getValue(),
                failure.getClass().getSimpleName());
    }

    @Override
    public void requestRetried(String method, String pathTemplate, int nextAttempt, Duration wait) {
        Counter.builder("plane.client.retries")
                .description("Attempts that repeat a failed one")
                .tags(route(method, pathTemplate))
                .register(registry)
                .increment();
    }

    @Override
    public void requestThrottled(String method, String pathTemplate, Duration wait) {
        Timer.builder("plane.client.throttled")
                .description("Waits for the rate budget")
                .tags(route(method, pathTemplate))
                .register(registry)
                .record(wait);
    }

    private void request(
            String method, String pathTemplate, Duration took, String status, String outcome, String exception) {
        Timer.builder("plane.client.requests")
                .description("Attempts to make a request")
                .tags(route(method, pathTemplate).and("status", status, "outcome", outcome, "exception", exception))
                .register(registry)
                .record(took);
    }

    private Tags route(String method, String pathTemplate) {
        return tags.and("method", method, "uri", pathTemplate);
    }
}

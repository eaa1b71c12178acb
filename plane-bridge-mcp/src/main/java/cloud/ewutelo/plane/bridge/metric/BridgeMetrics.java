package cloud.ewutelo.plane.bridge.metric;

import cloud.ewutelo.plane.bridge.agent.Agent;
import cloud.ewutelo.plane.bridge.tool.ToolObserver;
import cloud.ewutelo.plane.http.PlaneObserver;
import cloud.ewutelo.plane.micrometer.PlaneMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;

/**
 * Calls of tools, refused requests, requests to Plane and the JVM, for Prometheus. Tags are agents, tools and outcomes; never
 * anything of a task.
 */
public final class BridgeMetrics implements ToolObserver, AutoCloseable {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final PlaneMetrics plane = new PlaneMetrics(registry);
    private final JvmGcMetrics collections = new JvmGcMetrics();

    /** Begins to measure. */
    public BridgeMetrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    @Override
    public void called(Agent agent, String tool, String outcome, Duration took) {
        Timer.builder("plane.bridge.calls")
                .description("Calls of tools")
                .tags("agent", agent.id(), "tool", tool, "outcome", outcome)
                .register(registry)
                .record(took);
    }

    /** A request of a client was not let in. */
    public void refused(int status) {
        Counter.builder("plane.bridge.refusals")
                .description("Requests of clients that were not let in")
                .tag("status", String.valueOf(status))
                .register(registry)
                .increment();
    }

    /** Measures requests to Plane. */
    public PlaneObserver requests() {
        return plane;
    }

    /** Everything in Prometheus' text format. */
    public String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}

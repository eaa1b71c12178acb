package cloud.ewutelo.plane.micrometer;

import cloud.ewutelo.plane.PlaneClient;
import io.micrometer.core.instrument.MeterRegistry;

/** Shown in Javadoc. */
final class MetricsSnippets {

    private MetricsSnippets() {}

    // @start region="metrics"
    static PlaneClient measured(MeterRegistry registry) {
        PlaneClient plane = PlaneClient.builder()
                .baseUrl("https://plane.example.org")
                .apiKey(System.getenv("PLANE_API_KEY"))
                .observer(new PlaneMetrics(registry))
                .build();
        new PlaneBudgetMetrics(plane).bindTo(registry);
        return plane;
    }
    // @end
}

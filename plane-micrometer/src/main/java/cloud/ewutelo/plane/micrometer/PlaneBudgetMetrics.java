package cloud.ewutelo.plane.micrometer;

import cloud.ewutelo.plane.PlaneClient;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Shows the rate budget of a client's key: {@code plane.client.budget.limit} and {@code plane.client.budget.remaining} in
 * requests, and {@code plane.client.budget.wait}, how long the next request would wait. Without a limit the first two have no
 * value (NaN).
 *
 * <p>Clients that use the same key share a budget: bind one of them, or tell them apart by tags. The client is held weakly, so a
 * registry does not keep it alive.
 */
public final class PlaneBudgetMetrics implements MeterBinder {

    private final PlaneClient plane;
    private final Tags tags;

    /**
     * Shows the budget of a client.
     *
     * @param plane the client
     * @param tags further tags of every gauge, to tell clients apart
     */
    public PlaneBudgetMetrics(PlaneClient plane, Tag... tags) {
        this.plane = plane;
        this.tags = Tags.of(List.of(tags));
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(
                        "plane.client.budget.limit",
                        plane,
                        client -> finite(client.budget().limit()))
                .description("Requests that a period allows")
                .baseUnit("requests")
                .tags(tags)
                .register(registry);
        Gauge.builder(
                        "plane.client.budget.remaining",
                        plane,
                        client -> finite(client.budget().remaining()))
                .description("Requests that could be made at once")
                .baseUnit("requests")
                .tags(tags)
                .register(registry);
        TimeGauge.builder("plane.client.budget.wait", plane, TimeUnit.NANOSECONDS, client -> client.budget()
                        .nextWait()
                        .toNanos())
                .description("How long the next request would wait")
                .tags(tags)
                .register(registry);
    }

    private static double finite(int requests) {
        return requests == Integer.MAX_VALUE ? Double.NaN : requests;
    }
}

package cloud.ewutelo.plane.bench.call;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.bench.harness.Workload;
import cloud.ewutelo.plane.bench.harness.WorkloadLoop;
import cloud.ewutelo.plane.bench.server.RecordedPlane;
import cloud.ewutelo.plane.http.RateLimit;
import java.io.IOException;
import java.time.Duration;

/** With this SDK, all that it does around a call included: rate budget, retries, observer, checks. */
public final class SdkCall implements Workload {

    private final PlaneClient plane;
    private final ProjectClient project;

    public SdkCall(String url) {
        this.plane = PlaneClient.builder()
                .baseUrl(url)
                .apiKey("plane_api_bench")
                .rateLimit(RateLimit.of(1_000_000, Duration.ofMinutes(1)))
                .build();
        this.project = plane.workspace(RecordedPlane.WORKSPACE).project(RecordedPlane.PROJECT);
    }

    public static void main(String[] args) throws IOException {
        WorkloadLoop.serve(new SdkCall(args[0]));
    }

    @Override
    public Outcome run() {
        return MedianCall.of(this::get);
    }

    /** Makes one call. */
    public int get() {
        return project.workItems().get(RecordedPlane.ITEM).sequenceId();
    }

    @Override
    public void close() {
        plane.close();
    }
}

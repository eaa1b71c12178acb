package cloud.ewutelo.plane.bench.listing;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.bench.harness.Workload;
import cloud.ewutelo.plane.bench.harness.WorkloadLoop;
import cloud.ewutelo.plane.bench.server.RecordedPlane;
import cloud.ewutelo.plane.http.RateLimit;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.io.IOException;
import java.time.Duration;

/** With this SDK, as its user would write it. */
public final class SdkListing implements Workload {

    private final PlaneClient plane;
    private final ProjectClient project;
    private final int pageSize;

    public SdkListing(String url, int pageSize) {
        this.plane = PlaneClient.builder()
                .baseUrl(url)
                .apiKey("plane_api_bench")
                .rateLimit(RateLimit.of(1_000_000, Duration.ofMinutes(1)))
                .build();
        this.project = plane.workspace(RecordedPlane.WORKSPACE).project(RecordedPlane.PROJECT);
        this.pageSize = pageSize;
    }

    public static void main(String[] args) throws IOException {
        WorkloadLoop.serve(new SdkListing(args[0], Integer.parseInt(args[1])));
    }

    @Override
    public Outcome run() {
        long start = System.nanoTime();
        long objects = 0;
        long checksum = 0;
        for (WorkItem item : project.workItems().list(query -> query.pageSize(pageSize))) {
            objects++;
            checksum += item.sequenceId();
        }
        return new Outcome(objects, checksum, System.nanoTime() - start);
    }

    @Override
    public void close() {
        plane.close();
    }
}

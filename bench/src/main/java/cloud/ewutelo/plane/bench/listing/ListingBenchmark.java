package cloud.ewutelo.plane.bench.listing;

import cloud.ewutelo.plane.bench.harness.Workload;
import cloud.ewutelo.plane.bench.server.RecordedPlane;
import cloud.ewutelo.plane.bench.server.WorkItemPages;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One work item of a listing of ten thousand: with {@code -prof gc} it shows what is allocated for it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 3, time = 2)
@SuppressWarnings("NullAway.Init") // JMH starts it before anything else.
public class ListingBenchmark {

    /** Who lists. */
    @Param({"sdk", "bare"})
    public String client = "";

    /** How many work items a page holds. */
    @Param({"1000", "100"})
    public int pageSize;

    private RecordedPlane.Running server;
    private Workload workload;

    /** Starts the server in a process of its own. */
    @Setup
    public void start() {
        server = RecordedPlane.launch();
        workload = client.equals("sdk")
                ? new SdkListing(server.url(), pageSize)
                : new BareListing(server.url(), pageSize, false);
    }

    /** Stops it. */
    @TearDown
    public void stop() {
        workload.close();
        server.close();
    }

    /** Lists all. */
    @Benchmark
    @OperationsPerInvocation(WorkItemPages.COUNT)
    public Workload.Outcome item() {
        return workload.run();
    }
}

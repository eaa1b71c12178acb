package cloud.ewutelo.plane.bench.call;

import cloud.ewutelo.plane.bench.server.RecordedPlane;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One small call: the distribution shows the median, {@code -prof gc} what is allocated. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 3, time = 2)
@SuppressWarnings("NullAway.Init") // JMH starts it before anything else.
public class CallBenchmark {

    private RecordedPlane.Running server;
    private SdkCall sdk;
    private BareCall bare;

    /** Starts the server in a process of its own. */
    @Setup
    public void start() {
        server = RecordedPlane.launch();
        sdk = new SdkCall(server.url());
        bare = new BareCall(server.url());
    }

    /** Stops it. */
    @TearDown
    public void stop() {
        sdk.close();
        bare.close();
        server.close();
    }

    /** With this SDK. */
    @Benchmark
    public int sdk() {
        return sdk.get();
    }

    /** With OkHttp and Jackson's streaming parser alone. */
    @Benchmark
    public int bare() {
        return bare.get();
    }
}

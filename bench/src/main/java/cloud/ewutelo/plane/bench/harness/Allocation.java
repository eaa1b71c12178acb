package cloud.ewutelo.plane.bench.harness;

import java.util.Collection;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** What is allocated for an operation, measured by JMH. It depends little on what else the machine does. */
public final class Allocation {

    private static final String BYTES_PER_OPERATION = "gc.alloc.rate.norm";

    private Allocation() {}

    /** Runs a JMH benchmark shortly with {@code -prof gc}, in processes of its own. */
    public static Collection<RunResult> measure(Class<?> benchmark) {
        try {
            return new Runner(new OptionsBuilder()
                            .include(benchmark.getName())
                            .addProfiler(GCProfiler.class)
                            .warmupIterations(2)
                            .warmupTime(TimeValue.seconds(2))
                            .measurementIterations(1)
                            .measurementTime(TimeValue.seconds(2))
                            .build())
                    .run();
        } catch (RunnerException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Bytes an operation. */
    @SuppressWarnings("rawtypes") // JMH gives them so.
    public static double bytes(RunResult result) {
        return result.getSecondaryResults().entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(BYTES_PER_OPERATION))
                .findFirst()
                .orElseThrow()
                .getValue()
                .getScore();
    }
}

package cloud.ewutelo.plane.bench.harness;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

/** The contender's half of {@link Contender}: does the work once for each line that comes in, and answers with a line. */
public final class WorkloadLoop {

    private WorkloadLoop() {}

    /** Serves until the input ends, and closes the workload. */
    public static void serve(Workload workload) throws IOException {
        try (workload) {
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            while (in.readLine() != null) {
                long cpu = cpuNanos();
                Workload.Outcome outcome = workload.run();
                System.out.println(outcome.objects() + " " + outcome.checksum() + " " + outcome.nanos() + " "
                        + (cpuNanos() - cpu));
            }
        }
    }

    /** Of the whole process: garbage collection and compilation count. */
    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}

package cloud.ewutelo.plane.bench.call;

import cloud.ewutelo.plane.bench.harness.Workload;
import java.util.Arrays;
import java.util.function.IntSupplier;

/** Makes calls one after the other; the median one is the outcome. */
final class MedianCall {

    private static final int CALLS = 500;

    private MedianCall() {}

    static Workload.Outcome of(IntSupplier call) {
        long[] nanos = new long[CALLS];
        long checksum = 0;
        for (int i = 0; i < CALLS; i++) {
            long start = System.nanoTime();
            checksum += call.getAsInt();
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return new Workload.Outcome(CALLS, checksum, nanos[CALLS / 2]);
    }
}

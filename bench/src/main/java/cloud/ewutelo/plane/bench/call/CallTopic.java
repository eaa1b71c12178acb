package cloud.ewutelo.plane.bench.call;

import cloud.ewutelo.plane.bench.harness.Allocation;
import cloud.ewutelo.plane.bench.harness.Contender;
import cloud.ewutelo.plane.bench.harness.Report;
import cloud.ewutelo.plane.bench.harness.Rounds;
import cloud.ewutelo.plane.bench.harness.Topic;
import cloud.ewutelo.plane.bench.server.RecordedPlane;
import java.util.List;
import org.openjdk.jmh.results.RunResult;

/** Gets one work item again and again: what the SDK adds to a call. */
public final class CallTopic implements Topic {

    private static final String TOPIC = "one small call";
    private static final double MOST_MICROSECONDS = 100;
    private static final int WARM_UPS = 30;
    private static final int ROUNDS = 31;

    @Override
    public void measure(Report report) {
        try (RecordedPlane.Running server = RecordedPlane.launch();
                Contender sdk = Contender.java("sdk", SdkCall.class, server.url());
                Contender bare = Contender.java("bare", BareCall.class, server.url())) {
            Rounds rounds = Rounds.of(List.of(sdk, bare), WARM_UPS, ROUNDS);
            System.out.println(TOPIC + "\n" + rounds);
            double microseconds = rounds.difference("sdk", "bare") / 1000;
            report.atMost(TOPIC, "median: sdk - bare", microseconds, MOST_MICROSECONDS, " us");
        }
        for (RunResult result : Allocation.measure(CallBenchmark.class)) {
            String client = result.getPrimaryResult().getLabel();
            report.value(TOPIC, client + ": allocated for a call", Allocation.bytes(result), " bytes");
        }
    }
}

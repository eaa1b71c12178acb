package cloud.ewutelo.plane.bench;

import cloud.ewutelo.plane.bench.call.CallTopic;
import cloud.ewutelo.plane.bench.harness.Report;
import cloud.ewutelo.plane.bench.harness.Topic;
import cloud.ewutelo.plane.bench.listing.ListingTopic;
import cloud.ewutelo.plane.bench.polling.PollingTopic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures everything, or the topics that are named, and prints a table. */
public final class Bench {

    private static final Map<String, Topic> TOPICS = new LinkedHashMap<>();

    static {
        TOPICS.put("listing", new ListingTopic());
        TOPICS.put("call", new CallTopic());
        TOPICS.put("polling", new PollingTopic());
    }

    private Bench() {}

    public static void main(String[] args) {
        List<String> wanted = args.length == 0 ? List.copyOf(TOPICS.keySet()) : List.of(args);
        Report report = new Report();
        for (Map.Entry<String, Topic> topic : TOPICS.entrySet()) {
            if (wanted.contains(topic.getKey())) {
                topic.getValue().measure(report);
            }
        }
        report.note("Java " + Runtime.version() + ", " + Runtime.getRuntime().availableProcessors()
                + " processors. Ratios are medians over rounds in which the clients take turns.");
        System.out.println("\n" + report);
    }
}

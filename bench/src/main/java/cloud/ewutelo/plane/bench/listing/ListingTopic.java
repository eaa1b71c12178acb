package cloud.ewutelo.plane.bench.listing;

import cloud.ewutelo.plane.bench.harness.Allocation;
import cloud.ewutelo.plane.bench.harness.Contender;
import cloud.ewutelo.plane.bench.harness.OfficialSdks;
import cloud.ewutelo.plane.bench.harness.Report;
import cloud.ewutelo.plane.bench.harness.Rounds;
import cloud.ewutelo.plane.bench.harness.Topic;
import cloud.ewutelo.plane.bench.server.RecordedPlane;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.results.RunResult;

/** Lists ten thousand work items with each client, in large pages and in small ones. */
public final class ListingTopic implements Topic {

    private static final double SHARE_OF_FLOOR = 0.9;
    private static final double TIMES_OFFICIAL = 3;

    /** What happens once a page must be compiled, too: with pages of 100 these are 15,000 pages. */
    private static final int WARM_UPS = 150;

    private static final int ROUNDS = 21;

    @Override
    public void measure(Report report) {
        try (RecordedPlane.Running server = RecordedPlane.launch()) {
            for (int pageSize : RecordedPlane.PAGE_SIZES) {
                compare(server.url(), pageSize, report);
            }
        }
        for (RunResult result : Allocation.measure(ListingBenchmark.class)) {
            String client = result.getParams().getParam("client");
            String pageSize = result.getParams().getParam("pageSize");
            report.value(topic(pageSize), client + ": allocated for an item", Allocation.bytes(result), " bytes");
        }
    }

    private static void compare(String url, int pageSize, Report report) {
        String topic = topic(Integer.toString(pageSize));
        List<Contender> contenders = new ArrayList<>();
        try {
            contenders.add(Contender.java("sdk", SdkListing.class, url, Integer.toString(pageSize)));
            contenders.add(bare("bare", url, pageSize, false));
            contenders.add(bare("bare with times", url, pageSize, true));
            Optional<Contender> python = OfficialSdks.python(url, pageSize);
            Optional<Contender> node = OfficialSdks.node(url, pageSize);
            python.ifPresent(contenders::add);
            node.ifPresent(contenders::add);
            Rounds rounds = Rounds.of(contenders, WARM_UPS, ROUNDS);
            System.out.println(topic + "\n" + rounds);
            report.atLeast(topic, "speed: sdk / bare", rounds.speed("sdk", "bare"), SHARE_OF_FLOOR, "");
            report.atLeast(
                    topic, "speed: sdk / bare with times", rounds.speed("sdk", "bare with times"), SHARE_OF_FLOOR, "");
            report.value(topic, "processor time: bare / sdk", rounds.thrift("sdk", "bare"), "");
            official(topic, "python", python, rounds, report);
            official(topic, "node", node, rounds, report);
        } finally {
            contenders.forEach(Contender::close);
        }
    }

    private static Contender bare(String name, String url, int pageSize, boolean withTimes) {
        return Contender.java(name, BareListing.class, url, Integer.toString(pageSize), Boolean.toString(withTimes));
    }

    private static void official(
            String topic, String name, Optional<Contender> contender, Rounds rounds, Report report) {
        if (contender.isEmpty()) {
            report.skipped(topic, "the official SDK for " + name + " could not be installed");
            return;
        }
        report.atLeast(topic, "speed: sdk / " + name, rounds.speed("sdk", name), TIMES_OFFICIAL, "");
        report.value(topic, "speed: bare / " + name, rounds.speed("bare", name), "");
        report.value(topic, "processor time: " + name + " / sdk", rounds.thrift("sdk", name), "");
    }

    private static String topic(String pageSize) {
        return "10,000 work items, pages of " + pageSize;
    }
}

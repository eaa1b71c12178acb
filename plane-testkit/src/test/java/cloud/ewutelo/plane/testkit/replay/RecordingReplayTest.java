package cloud.ewutelo.plane.testkit.replay;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.testkit.PlaneEdition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Replays all recordings of a real server through HTTP, on an instance that was never set up, and compares status, headers
 * and values.
 *
 * <p>The few exchanges that differ are listed with their reasons in {@code recordings/known-differences.md}; any other
 * difference fails, and so does an entry of the list that has become equal.
 */
class RecordingReplayTest {
    private static final double FLOOR = 0.98;
    private static final Pattern KNOWN = Pattern.compile("^- `(ce-[\\d.]+)` `([^`]+)`", Pattern.MULTILINE);

    @ParameterizedTest
    @EnumSource(names = {"CE_1_3_1", "CE_1_2_2"})
    void answersLikeTheRecordedServer(PlaneEdition edition) throws IOException {
        List<Replay.Result> results = new Replay(edition).run();

        List<String> different = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        Map<String, int[]> topics = new TreeMap<>();
        for (Replay.Result result : results) {
            int[] counts = topics.computeIfAbsent(result.exchange().topic(), topic -> new int[2]);
            counts[1]++;
            if (result.difference() == null) {
                counts[0]++;
            } else {
                different.add(result.exchange() + ": " + result.difference());
                names.add(result.exchange().toString());
            }
        }
        int matched = results.size() - different.size();
        print(edition, topics, matched, results.size());

        assertThat(names)
                .describedAs("differences:%n%s", String.join(System.lineSeparator(), different))
                .isEqualTo(known(edition));
        assertThat((double) matched / results.size()).isGreaterThanOrEqualTo(FLOOR);
    }

    private static void print(PlaneEdition edition, Map<String, int[]> topics, int matched, int total) {
        StringBuilder table = new StringBuilder("Replay of " + edition + System.lineSeparator());
        topics.forEach((topic, counts) ->
                table.append(String.format(Locale.ROOT, "  %-32s %4d/%d%n", topic, counts[0], counts[1])));
        table.append(String.format(
                Locale.ROOT, "  %-32s %4d/%d (%.1f %%)%n", "all", matched, total, 100.0 * matched / total));
        System.out.print(table);
    }

    private static Set<String> known(PlaneEdition edition) throws IOException {
        String version = edition == PlaneEdition.CE_1_2_2 ? "ce-1.2.2" : "ce-1.3.1";
        Set<String> known = new TreeSet<>();
        try (InputStream in = Objects.requireNonNull(
                RecordingReplayTest.class.getResourceAsStream("/recordings/known-differences.md"))) {
            Matcher matcher = KNOWN.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            while (matcher.find()) {
                if (matcher.group(1).equals(version)) {
                    known.add(matcher.group(2));
                }
            }
        }
        return known;
    }
}

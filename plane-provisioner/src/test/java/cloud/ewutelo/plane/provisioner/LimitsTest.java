package cloud.ewutelo.plane.provisioner;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.testkit.PlaneEdition;
import cloud.ewutelo.plane.testkit.PlaneServer;
import cloud.ewutelo.plane.testkit.RequestRecord;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Few requests, and never more than a stock server allows. */
class LimitsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"CE_1_2_2", "CE_1_3_1"})
    void aStockServerNeverHasToRefuse(PlaneEdition edition) {
        Sleeping clock = new Sleeping();
        try (PlaneServer server = PlaneServer.builder()
                .edition(edition)
                .emptyInstance()
                .rateLimitPerMinute(60)
                .clock(clock.forServer())
                .start()) {
            Operator operator = new Operator(folder, server).patient(clock);
            String file = operator.write("file.yml", large()).toString();
            assertThat(operator.run("apply", "-f", file).exitCode()).isZero();
            assertThat(server.requests()).extracting(RequestRecord::status).doesNotContain(429);
            assertThat(clock.slept()).as("it had to wait").isPositive();
            for (int run = 0; run < 20; run++) {
                // One after the other they are too many for the server, which says so, and each waits as it is told.
                assertThat(operator.run("drift", "-f", file).exitCode()).isZero();
            }
        }
    }

    @Test
    void aPlanWithoutChangesForTenAgentsAndFiveProjectsTakesFortyRequests() {
        try (PlaneServer server =
                PlaneServer.builder().emptyInstance().clock(new Ticking()).start()) {
            Operator operator = new Operator(folder, server);
            String file = operator.write("file.yml", large()).toString();
            assertThat(operator.run("apply", "-f", file).exitCode()).isZero();
            server.clearRequests();

            Operator.Result plan = operator.run("plan", "-f", file);
            assertThat(plan.exitCode()).as(plan.all()).isZero();
            List<String> requests = server.requests().stream()
                    .map(request -> request.method() + " " + request.path())
                    .toList();
            assertThat(requests).as(String.join("\n", requests)).hasSizeLessThanOrEqualTo(40);
        }
    }

    private static String large() {
        String agents = IntStream.rangeClosed(1, 10)
                .mapToObj(i -> "  - {name: agent" + i + ", email: agent" + i + "@example.org, display_name: Agent " + i
                        + ", role: member}\n")
                .collect(Collectors.joining());
        String projects =
                IntStream.rangeClosed(1, 5).mapToObj(i -> """
                          - identifier: P%d
                            name: Project %d
                            lead: concierge
                            features: {cycles: true, intake: true}
                            states: [{name: Blocked, group: started}]
                            labels: [{name: agent}]
                            members: [{person: agent1}, {person: agent2}]
                            fields: [agent_fields]
                            work_items: [{id: one, name: One, state: Blocked, assignees: [agent1], labels: [agent]}]
                        """.formatted(i, i)).collect(Collectors.joining());
        return """
                plane: {url: "${PLANE_BASE_URL}"}
                instance: {telemetry: false, settings: {ENABLE_SIGNUP: "0"}}
                admin: {name: concierge, email: concierge@example.org, display_name: Concierge}
                workspace: {slug: large, name: Large, timezone: Europe/Paris, language: fr}
                agents:
                %sprojects:
                %swebhooks: [{name: bridge, url: "https://8.8.8.8/", events: [cycle]}]
                outputs: [{type: json, path: secrets.json}]
                """.formatted(agents, projects);
    }

    /** Time that passes by sleeping only, for both sides. */
    private static final class Sleeping implements TimeSource {

        private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

        private long nanos;

        @Override
        public synchronized Instant now() {
            return START.plusNanos(nanos);
        }

        @Override
        public synchronized long nanoTime() {
            return nanos;
        }

        @Override
        public synchronized void sleep(Duration duration) {
            nanos += duration.toNanos();
        }

        synchronized Duration slept() {
            return Duration.ofNanos(nanos);
        }

        Clock forServer() {
            return new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return now();
                }
            };
        }
    }
}

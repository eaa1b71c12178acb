package cloud.ewutelo.plane.bridge.poll;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.WorkspaceClient;
import cloud.ewutelo.plane.bridge.support.FakeTime;
import cloud.ewutelo.plane.bridge.task.AgentWork;
import cloud.ewutelo.plane.bridge.task.StateNames;
import cloud.ewutelo.plane.bridge.task.Workplace;
import cloud.ewutelo.plane.feed.EventSource;
import cloud.ewutelo.plane.field.AgentFields;
import cloud.ewutelo.plane.http.RateLimit;
import cloud.ewutelo.plane.testkit.Account;
import cloud.ewutelo.plane.testkit.PlaneEdition;
import cloud.ewutelo.plane.testkit.PlaneServer;
import cloud.ewutelo.plane.user.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Twenty projects with work for ten agents, over a day of fake time. */
class SimulatedDayTest {

    private static final int AGENTS = 10;
    private static final int PROJECTS = 20;

    @TempDir
    private Path folder;

    private final FakeTime time = new FakeTime();
    private final Map<String, List<Instant>> woken = new HashMap<>();
    private int requests;
    private int mostAMinute;

    @Test
    void missesNothingWakesOnceAndStaysWithinOneRequestASecond() throws InterruptedException {
        PlaneServer server = server(0);
        try {
            Account admin = server.admin();
            Account concierge =
                    server.addMember("concierge@javisi.local", "concierge", cloud.ewutelo.plane.testkit.Role.ADMIN);
            Set<String> agents = new TreeSet<>();
            List<String> projects = new ArrayList<>();
            Map<String, Instant> created = new HashMap<>();
            try (PlaneClient setUp = client(server, admin, RateLimit.unlimited());
                    PlaneClient plane = client(server, concierge, RateLimit.of(10, Duration.ofSeconds(10)))) {
                WorkspaceClient workspace = setUp.workspace(server.workspaceSlug());
                for (int i = 0; i < AGENTS; i++) {
                    agents.add("agent" + i);
                }
                for (int i = 0; i < PROJECTS; i++) {
                    String identifier = "P" + (char) ('A' + i);
                    ProjectClient project = workspace.project(workspace
                            .projects()
                            .create(p -> p.name("Project " + identifier).identifier(identifier))
                            .id());
                    project.members().add(concierge.id(), Role.ADMIN);
                    projects.add(identifier);
                }
                PollDirectory directory = PollDirectory.open(folder.resolve("poll"));
                Poller poller = poller(plane.workspace(server.workspaceSlug()), directory, agents);
                for (int hour = 0; hour < 24; hour++) {
                    server.clearRequests();
                    for (int i = 0; i < 5; i++) {
                        String identifier = projects.get((hour * 5 + i) % PROJECTS);
                        ProjectClient project = workspace.project(identifier);
                        var item = project.workItems().create(w -> w.name("Work"));
                        project.fields().set(item.id(), AgentFields.AGENT_ID, "agent" + (hour + i) % AGENTS);
                        created.put(identifier + "-" + item.sequenceId(), time.now());
                    }
                    if (hour % 6 == 3) {
                        server.faults()
                                .onNext("GET", "/**/work-items/")
                                .times(3)
                                .status(502);
                        server.faults().onNext("GET", "/**").times(2).tooManyRequests(Duration.ofSeconds(30));
                    }
                    if (hour == 12) {
                        Path saved = folder.resolve("server");
                        int port = server.url().getPort();
                        server.snapshot(saved);
                        server.close();
                        pass(poller, Duration.ofMinutes(2));
                        server = server(port);
                        server.restore(saved);
                    }
                    if (hour == 18) {
                        directory.close();
                        directory = PollDirectory.open(folder.resolve("poll"));
                        poller = poller(plane.workspace(server.workspaceSlug()), directory, agents);
                    }
                    for (int minute = 0; minute < 60; minute++) {
                        server.clearRequests();
                        Instant before = time.now();
                        pass(poller, Duration.ofMinutes(1));
                        int now = server.requests().size();
                        requests += now;
                        // A retry that waits lets the minute become longer.
                        long seconds = Duration.between(before, time.now()).toSeconds();
                        mostAMinute = Math.max(mostAMinute, (int) (now * 60L / seconds));
                    }
                }
                directory.close();
            }
            assertThat(woken.keySet()).isEqualTo(created.keySet());
            assertThat(woken.values()).allSatisfy(times -> assertThat(times).hasSize(1));
            assertThat(mostAMinute).as("requests in a minute").isBetween(1, 60);
            assertThat(requests).as("requests in a day").isBetween(PROJECTS * 24 * 12, 86_400 / 4);
            List<Duration> delays = created.entrySet().stream()
                    .map(each -> Duration.between(
                            each.getValue(),
                            woken.getOrDefault(each.getKey(), List.of()).get(0)))
                    .toList();
            assertThat(delays).allMatch(delay -> delay.compareTo(Duration.ofMinutes(10)) <= 0);
            assertThat(delays)
                    .as("within five minutes, but for faults")
                    .filteredOn(delay -> delay.compareTo(Duration.ofMinutes(5)) <= 0)
                    .hasSizeGreaterThanOrEqualTo(created.size() - 25);
        } finally {
            server.close();
        }
    }

    private PlaneServer server(int port) {
        return PlaneServer.builder()
                .edition(PlaneEdition.CE_1_3_1)
                .seed(7)
                .port(port)
                .rateLimitPerMinute(1_000_000)
                .clock(time.clock())
                .start();
    }

    private PlaneClient client(PlaneServer server, Account account, RateLimit limit) {
        return PlaneClient.builder()
                .baseUrl(server.url().toString())
                .apiKey(account.apiKey())
                .rateLimit(limit)
                .timeSource(time)
                .build();
    }

    private Poller poller(WorkspaceClient workspace, PollDirectory directory, Set<String> agents) {
        EventSource feed = workspace.events(w -> w.every(Duration.ofSeconds(270))
                .lookForProjectsEvery(Duration.ofSeconds(270))
                .each(f -> f.store(directory.checkpoints()).existing(true).touches(true)));
        AgentWork work = new AgentWork(new Workplace(workspace, StateNames.USUAL, time), "concierge");
        return new Poller(
                feed,
                work,
                directory,
                wakeUp -> woken.computeIfAbsent(wakeUp.key(), key -> new ArrayList<>())
                        .add(time.now()),
                () -> agents,
                true,
                time);
    }

    private void pass(Poller poller, Duration duration) throws InterruptedException {
        Instant end = time.now().plus(duration);
        poller.run(() -> time.now().isBefore(end));
    }
}

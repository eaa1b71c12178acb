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
import cloud.ewutelo.plane.http.PlaneObserver;
import cloud.ewutelo.plane.http.RateLimit;
import cloud.ewutelo.plane.testkit.Account;
import cloud.ewutelo.plane.testkit.PlaneEdition;
import cloud.ewutelo.plane.testkit.PlaneServer;
import cloud.ewutelo.plane.user.Role;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Twenty projects with work for ten agents, over a day of fake time, in which Plane fails, is restarted, and so are the pollers.
 * Pollers that run beside each other do so a minute at a time, each with a clock of its own, which is the server's meanwhile.
 */
class SimulatedDayTest {

    private static final int AGENTS = 10;
    private static final int PROJECTS = 20;
    private static final Duration PERIOD = Duration.ofSeconds(270);

    @TempDir
    private Path folder;

    private final FakeTime everybody = new FakeTime();
    private FakeTime current = everybody;
    private final Set<String> agents = new TreeSet<>();
    private final List<String> projects = new ArrayList<>();
    private final Map<String, Instant> created = new HashMap<>();
    private final Map<String, List<Instant>> woken = new HashMap<>();
    private PlaneServer server;
    private PlaneClient setUp;
    private WorkspaceClient workspace;

    /** The server's clock: that of whoever works with it. */
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(instant(), zone);
        }

        @Override
        public Instant instant() {
            return current.now();
        }
    };

    /** A poller with a key and a directory of its own. */
    private final class Watch implements AutoCloseable {

        final String name;
        final FakeTime time = new FakeTime();
        final List<Instant> requests = new ArrayList<>();
        private final Set<String> wakes;
        private final PlaneClient plane;
        private PollDirectory directory;
        private Poller poller;

        Watch(String name, Account account, Set<String> wakes) {
            this.name = name;
            this.wakes = wakes;
            this.plane = PlaneClient.builder()
                    .baseUrl(server.url().toString())
                    .apiKey(account.apiKey())
                    // As PlaneConnections.withoutBursts.
                    .rateLimit(RateLimit.of(10, Duration.ofSeconds(10)))
                    .timeSource(time)
                    .observer(new PlaneObserver() {
                        @Override
                        public void requestStarted(String method, String pathTemplate, int attempt) {
                            requests.add(time.now());
                        }
                    })
                    .build();
            directory = PollDirectory.open(folder.resolve(name));
            poller = poller();
        }

        private Poller poller() {
            EventSource feed = plane.workspace(server.workspaceSlug()).events(w -> w.every(PERIOD)
                    .lookForProjectsEvery(PERIOD)
                    .each(f -> f.store(directory.checkpoints()).existing(true).touches(true)));
            Workplace place = new Workplace(plane.workspace(server.workspaceSlug()), StateNames.USUAL, time);
            return new Poller(feed, new AgentWork(place, "concierge"), directory, this::wake, () -> wakes, true, time);
        }

        private void wake(WakeUp wakeUp) {
            assertThat(wakes).contains(wakeUp.agent());
            woken.computeIfAbsent(wakeUp.key(), key -> new ArrayList<>()).add(time.now());
        }

        void restart() {
            directory.close();
            directory = PollDirectory.open(folder.resolve(name));
            poller = poller();
        }

        /** Runs until everybody's clock is reached; a retry that waits may go beyond. */
        void catchUp() throws InterruptedException {
            current = time;
            poller.run(() -> time.now().isBefore(everybody.now()));
            current = everybody;
        }

        @Override
        public void close() {
            directory.close();
            plane.close();
        }
    }

    @BeforeEach
    void start() {
        server = server(0);
        setUp = PlaneClient.builder()
                .baseUrl(server.url().toString())
                .apiKey(server.admin().apiKey())
                .rateLimit(RateLimit.unlimited())
                .timeSource(everybody)
                .build();
        workspace = setUp.workspace(server.workspaceSlug());
        for (int i = 0; i < AGENTS; i++) {
            agents.add("agent" + i);
        }
        for (int i = 0; i < PROJECTS; i++) {
            projects.add("P" + (char) ('A' + i));
        }
    }

    @AfterEach
    void stop() {
        setUp.close();
        server.close();
    }

    private PlaneServer server(int port) {
        return PlaneServer.builder()
                .edition(PlaneEdition.CE_1_3_1)
                .seed(7)
                .port(port)
                .rateLimitPerMinute(1_000_000)
                .clock(clock)
                .start();
    }

    private Account account(String name) {
        return server.addMember(name + "@javisi.local", name, cloud.ewutelo.plane.testkit.Role.MEMBER);
    }

    private void createProjects(List<Account> members) {
        for (String identifier : projects) {
            ProjectClient project = workspace.project(workspace
                    .projects()
                    .create(p -> p.name("Project " + identifier).identifier(identifier))
                    .id());
            members.forEach(member -> project.members().add(member.id(), Role.MEMBER));
        }
    }

    @Test
    void onePollerForAllMissesNothingAndWakesOnce() throws InterruptedException {
        Account concierge = account("concierge");
        createProjects(List.of(concierge));
        try (Watch watch = new Watch("concierge", concierge, agents)) {
            day(List.of(watch));
        }
    }

    @Test
    void aPollerForEachAgentMissesNothingAndWakesOnce() throws InterruptedException {
        Map<String, Account> accounts = new HashMap<>();
        agents.forEach(agent -> accounts.put(agent, account(agent)));
        createProjects(List.copyOf(accounts.values()));
        List<Watch> watches = new ArrayList<>();
        try {
            accounts.forEach((agent, account) -> watches.add(new Watch(agent, account, Set.of(agent))));
            day(watches);
        } finally {
            watches.forEach(Watch::close);
        }
    }

    private void day(List<Watch> watches) throws InterruptedException {
        for (int hour = 0; hour < 24; hour++) {
            createWork(hour);
            if (hour % 6 == 3) {
                server.faults()
                        .onNext("GET", "/**/work-items/")
                        .times(3 * watches.size())
                        .status(502);
                server.faults().onNext("GET", "/**").times(2 * watches.size()).tooManyRequests(Duration.ofSeconds(30));
            }
            if (hour == 12) {
                restartServer(watches);
            }
            if (hour == 18) {
                watches.forEach(Watch::restart);
            }
            pass(watches, 60);
        }
        assertThat(woken.keySet()).isEqualTo(created.keySet());
        assertThat(woken.values()).allSatisfy(times -> assertThat(times).hasSize(1));
        assertPromptness();
        watches.forEach(SimulatedDayTest::assertNoMoreThanOneRequestASecond);
    }

    private void createWork(int hour) {
        for (int i = 0; i < 5; i++) {
            String identifier = projects.get((hour * 5 + i) % PROJECTS);
            ProjectClient project = workspace.project(identifier);
            var item = project.workItems().create(w -> w.name("Work"));
            project.fields().set(item.id(), AgentFields.AGENT_ID, "agent" + (hour + i) % AGENTS);
            created.put(identifier + "-" + item.sequenceId(), everybody.now());
        }
    }

    private void restartServer(List<Watch> watches) throws InterruptedException {
        Path saved = folder.resolve("server");
        int port = server.url().getPort();
        server.snapshot(saved);
        server.close();
        pass(watches, 2);
        server = server(port);
        server.restore(saved);
    }

    private void pass(List<Watch> watches, int minutes) throws InterruptedException {
        for (int minute = 0; minute < minutes; minute++) {
            everybody.advance(Duration.ofMinutes(1));
            for (Watch watch : watches) {
                watch.catchUp();
            }
            server.clearRequests();
        }
    }

    private void assertPromptness() {
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
    }

    /** Over any ten seconds of the day, and so over any longer time. */
    private static void assertNoMoreThanOneRequestASecond(Watch watch) {
        List<Instant> requests = watch.requests;
        for (int i = 10; i < requests.size(); i++) {
            assertThat(Duration.between(requests.get(i - 10), requests.get(i)))
                    .as("eleven requests of %s up to %s", watch.name, requests.get(i))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(10));
        }
        assertThat(requests.size()).as("requests of %s in a day", watch.name).isBetween(PROJECTS * 24 * 12, 86_400 / 8);
    }
}

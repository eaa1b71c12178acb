package cloud.ewutelo.plane.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.comment.Comment;
import cloud.ewutelo.plane.error.ServerErrorException;
import cloud.ewutelo.plane.support.FakeTime;
import cloud.ewutelo.plane.support.KilledAnywhere;
import cloud.ewutelo.plane.support.NoWaiting;
import cloud.ewutelo.plane.support.TestClock;
import cloud.ewutelo.plane.testkit.PlaneEdition;
import cloud.ewutelo.plane.testkit.PlaneServer;
import cloud.ewutelo.plane.workitem.WorkItem;
import cloud.ewutelo.plane.worklog.WorklogTotal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workspace gets a plan with worklogs, and its logged time moves into them. */
class TimeMigrationTest {

    @TempDir
    private Path folder;

    private Path snapshot;
    private String apiKey;
    private WorkItem first;
    private WorkItem second;
    private String otherAgent;
    private TimeEntry timed;

    @BeforeEach
    void logWithoutWorklogs() {
        snapshot = folder.resolve("plane.json");
        try (TimedPlane plane = new TimedPlane(PlaneEdition.COMMERCIAL)) {
            plane.server.closePlanGate("worklogs", 402);
            apiKey = plane.server.apiKey();
            otherAgent = plane.other.id();
            first = plane.task;
            second = plane.project().workItems().create(w -> w.name("Second"));
            TimeService times = plane.times();
            times.log(first.id(), entry -> entry.duration(Duration.ofSeconds(91))
                    .description("Review")
                    .agent(otherAgent)
                    .startedAt(Instant.parse("2026-11-20T09:00:00Z"))
                    .key("review"));
            times.log(first.id(), Duration.ofMinutes(5), "plain");
            timed = times.start(second).stop();
            times.start(first, "still running");
            plane.server.snapshot(snapshot);
        }
    }

    @Test
    void everythingMovesOnce() {
        try (PlaneServer server = withWorklogs();
                PlaneClient client = client(server)) {
            ProjectClient project = TimedPlane.project(client);
            Timesheet before = project.time().list(query -> {});
            assertThat(before.total()).isEqualTo(Duration.ZERO);
            assertThat(before.isComplete()).isFalse();
            assertThat(before.notMigrated()).containsExactlyInAnyOrder(first.id(), second.id());
            assertThat(project.time().list(first.id()).notMigrated()).containsExactly(first.id());

            TimeMigration migration = project.time().migrate();

            assertThat(migration).isEqualTo(new TimeMigration(3, Duration.ofSeconds(392), 8, List.of()));
            assertMoved(project);
            assertThat(project.time().migrate()).isEqualTo(new TimeMigration(0, Duration.ZERO, 0, List.of()));
            assertMoved(project);
        }
    }

    @Test
    void identitiesSurvive() {
        try (PlaneServer server = withWorklogs();
                PlaneClient client = client(server)) {
            TimeService times = TimedPlane.project(client).time();
            times.migrate();

            TimeEntry again = times.log(
                    first.id(), entry -> entry.duration(Duration.ofHours(9)).key("review"));
            assertThat(again.duration()).isEqualTo(Duration.ofSeconds(91));
            assertThat(again.agentId()).isEqualTo(otherAgent);
            assertThat(again.startedAt()).contains(Instant.parse("2026-11-20T09:00:00Z"));
            assertThat(times.stop(second.id()).orElseThrow().timerId()).isEqualTo(timed.timerId());
            assertThat(times.running()).singleElement().satisfies(timer -> assertThat(timer.description())
                    .isEqualTo("still running"));
            assertThat(times.stop(first.id()).orElseThrow().isEmulated()).isFalse();
        }
    }

    @Test
    void damagedEntryIsReportedAndStays() {
        try (PlaneServer server = withWorklogs();
                PlaneClient client = client(server)) {
            ProjectClient project = TimedPlane.project(client);
            Comment broken = project.comments(first.id()).list().first().orElseThrow();
            project.comments(first.id()).update(broken.id(), c -> c.text("broken"));

            TimeMigration migration = project.time().migrate();

            assertThat(migration.entries()).isEqualTo(2);
            assertThat(migration.damaged())
                    .extracting(DamagedTimeEntry::commentId)
                    .containsExactly(broken.id());
            assertThat(project.comments(first.id()).list())
                    .extracting(Comment::id)
                    .containsExactly(broken.id());
            assertThat(project.time().list(query -> {}).notMigrated()).containsExactly(first.id());

            project.comments(first.id()).update(broken.id(), c -> c.html(broken.html()));
            assertThat(project.time().migrate().entries()).isEqualTo(1);
            assertMoved(project);
        }
    }

    @Test
    void migrationThatBrokeOffIsFinishedADayLater() {
        FakeTime time = new FakeTime();
        try (PlaneServer server = withWorklogs(new TestClock(time));
                PlaneClient client = client(server)) {
            server.faults().onNext("DELETE", "**/comments/*/").status(500);
            assertThatThrownBy(() -> TimedPlane.project(client).time().migrate())
                    .isInstanceOf(ServerErrorException.class);
            time.advance(Duration.ofDays(1));

            TimedPlane.project(client).time().migrate();

            assertMoved(TimedPlane.project(client));
        }
    }

    @Test
    void killedAnywhereItFinishesWhenItIsRepeated() {
        KilledAnywhere.at(this::withWorklogs, new KilledAnywhere.Scenario() {
            @Override
            public void run(PlaneServer server) {
                try (PlaneClient client = client(server)) {
                    TimedPlane.project(client).time().migrate();
                }
            }

            @Override
            public void check(PlaneServer server) {
                try (PlaneClient client = client(server)) {
                    assertMoved(TimedPlane.project(client));
                }
            }
        });
    }

    private void assertMoved(ProjectClient project) {
        Timesheet sheet = project.time().list(query -> {});
        assertThat(sheet.isComplete()).isTrue();
        assertThat(sheet.total()).isEqualTo(Duration.ofSeconds(392));
        assertThat(sheet.totalByAgent()).containsEntry(otherAgent, Duration.ofSeconds(91));
        assertThat(sheet.entries()).extracting(TimeEntry::description).containsExactlyInAnyOrder("Review", "plain", "");
        assertThat(project.comments(first.id()).list()).isEmpty();
        assertThat(project.comments(second.id()).list()).isEmpty();
        assertThat(project.worklogTotals()).extracting(WorklogTotal::minutes).containsExactlyInAnyOrder(7L, 1L);
    }

    private PlaneServer withWorklogs() {
        return withWorklogs(Clock.systemUTC());
    }

    private PlaneServer withWorklogs(Clock clock) {
        PlaneServer server = PlaneServer.builder()
                .edition(PlaneEdition.COMMERCIAL)
                .clock(clock)
                .rateLimitPerMinute(1_000_000)
                .start();
        server.restore(Objects.requireNonNull(snapshot));
        return server;
    }

    private PlaneClient client(PlaneServer server) {
        return TimedPlane.client(server, apiKey, new NoWaiting());
    }
}

package cloud.ewutelo.plane.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.error.PlaneTransportException;
import cloud.ewutelo.plane.testkit.PlaneEdition;
import cloud.ewutelo.plane.testkit.RequestRecord;
import cloud.ewutelo.plane.worklog.Worklog;
import cloud.ewutelo.plane.worklog.WorklogService;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Time in worklogs: what people see of it, what they may do to it, and what it costs. */
class NativeTimeTest {

    private TimedPlane plane;
    private TimeService times;
    private WorklogService worklogs;

    @BeforeEach
    void start() {
        plane = new TimedPlane(PlaneEdition.COMMERCIAL);
        times = plane.times();
        worklogs = plane.project().worklogs(plane.task.id());
    }

    @AfterEach
    void stop() {
        plane.close();
    }

    @Test
    void wholeMinutesNeedNoMark() {
        times.log(plane.task.id(), Duration.ofMinutes(90), "Restore test");

        assertThat(worklogs.list()).singleElement().satisfies(worklog -> {
            assertThat(worklog.minutes()).isEqualTo(90);
            assertThat(worklog.description()).isEqualTo("Restore test");
        });
    }

    @Test
    void secondsAreRoundedInPlaneAndExactInTotals() {
        for (int seconds : new int[] {1, 29, 30, 89, 90}) {
            times.log(plane.task.id(), Duration.ofSeconds(seconds), "");
        }

        assertThat(worklogs.list()).extracting(Worklog::minutes).containsExactlyInAnyOrder(1, 1, 1, 1, 2);
        assertThat(times.list(plane.task.id()).total()).isEqualTo(Duration.ofSeconds(239));
        assertThat(times.list(query -> {}).total()).isEqualTo(Duration.ofSeconds(239));
    }

    @Test
    void correctionByHandCounts() {
        TimeEntry entry = times.log(
                plane.task.id(),
                e -> e.duration(Duration.ofSeconds(91)).key("nightly").description("Backup"));
        String description = worklogs.list().first().orElseThrow().description();

        worklogs.update(entry.id(), w -> w.minutes(7).description(description.replace("Backup", "Restore")));

        assertThat(times.list(plane.task.id()).entries()).singleElement().satisfies(changed -> {
            assertThat(changed.duration()).isEqualTo(Duration.ofMinutes(7));
            assertThat(changed.description()).isEqualTo("Restore");
            assertThat(changed.key()).contains("nightly");
        });
    }

    @Test
    void copiesOfOneEntryCountOnceAndAreCleanedUp() {
        Timer timer = times.start(plane.task);
        TimeEntry entry = timer.stop();
        String description = worklogs.list().first().orElseThrow().description();
        worklogs.create(w -> w.minutes(1).description(description));

        assertThat(times.list(plane.task.id()).entries()).containsExactly(entry);
        times.edit(plane.task.id(), entry.id(), change -> change.duration(Duration.ofMinutes(2)));
        assertThat(worklogs.list()).singleElement().satisfies(left -> assertThat(left.id())
                .isEqualTo(entry.id()));
    }

    @Test
    void copiesAreDeletedTogether() {
        TimeEntry entry = times.start(plane.task).stop();
        String description = worklogs.list().first().orElseThrow().description();
        worklogs.create(w -> w.minutes(1).description(description));

        times.delete(plane.task.id(), entry.id());

        assertThat(worklogs.list()).isEmpty();
    }

    @Test
    void timeGoesWithItsWorkItem() {
        times.log(plane.task.id(), Duration.ofMinutes(3), "");
        plane.project().workItems().delete(plane.task.id());

        assertThat(times.list(query -> {}).entries()).isEmpty();
    }

    @Test
    void worklogThatSomebodyCopiedLaterCounts() {
        TimeEntry entry = times.start(plane.task).stop();
        String description = worklogs.list().first().orElseThrow().description();
        plane.time.advance(Duration.ofHours(1));
        worklogs.create(w -> w.minutes(5).description(description));

        assertThat(times.list(plane.task.id()).entries()).hasSize(2);
        assertThat(times.stop(plane.task.id())).contains(entry);
        assertThat(worklogs.list()).hasSize(2);
    }

    @Test
    void worklogsOfOthersCount() {
        try (PlaneClient other = TimedPlane.client(plane.server, plane.other.apiKey(), plane.time)) {
            TimedPlane.project(other).worklogs(plane.task.id()).create(w -> w.minutes(30));
        }

        assertThat(times.list(query -> {}).totalByAgent()).containsOnlyKeys(plane.other.id());
        TimeEntry theirs = times.list(plane.task.id()).entries().get(0);
        TimeEntry edited = times.edit(plane.task.id(), theirs.id(), change -> change.description("Review")
                .startedAt(Instant.EPOCH));
        assertThat(edited.agentId()).isEqualTo(plane.other.id());
        assertThat(times.list(plane.task.id()).entries()).containsExactly(edited);
    }

    @Test
    void lostAnswerIsFoundAgainByItsMarkAlone() {
        plane.server.faults().onNext("POST", "**/worklogs/").resetAfterProcessing();
        times.log(plane.task.id(), e -> e.duration(Duration.ofMinutes(3)).key("nightly"));
        assertThat(worklogs.list()).hasSize(1);

        plane.server.faults().onNext("POST", "**/worklogs/").resetAfterProcessing();
        assertThatThrownBy(() -> times.log(plane.task.id(), Duration.ofMinutes(3), "once"))
                .isInstanceOf(PlaneTransportException.class);
        assertThat(worklogs.list()).hasSize(2);
    }

    @Test
    void projectCostsOneRequestForEachWorkItemWithTime() {
        plane.project().workItems().create(w -> w.name("No time for it"));
        times.log(plane.task.id(), Duration.ofMinutes(3), "");
        times.start(plane.task).discard();
        plane.server.clearRequests();

        times.list(query -> {});

        assertThat(plane.server.requests())
                .extracting(RequestRecord::path)
                .satisfiesExactly(
                        path -> assertThat(path).endsWith("/total-worklogs/"),
                        path -> assertThat(path).endsWith(plane.task.id() + "/worklogs/"),
                        path -> assertThat(path).endsWith("/comments/"));
    }

    @ParameterizedTest
    @ValueSource(ints = {402, 400})
    void planWithoutWorklogsKeepsTimeInComments(int status) {
        plane.server.closePlanGate("worklogs", status);

        try (Timer timer = times.start(plane.task, "Restore test")) {
            plane.time.advance(Duration.ofSeconds(91));
            assertThat(timer.age()).isEqualTo(Duration.ofSeconds(91));
        }

        Timesheet sheet = times.list(query -> {});
        assertThat(sheet.total()).isEqualTo(Duration.ofSeconds(91));
        assertThat(sheet.entries()).extracting(TimeEntry::isEmulated).containsExactly(true);
        assertThat(plane.project().comments(plane.task.id()).list()).hasSize(1);
    }
}

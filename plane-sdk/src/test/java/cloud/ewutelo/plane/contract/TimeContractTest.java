package cloud.ewutelo.plane.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.time.TimeEntry;
import cloud.ewutelo.plane.time.TimeService;
import cloud.ewutelo.plane.time.Timer;
import cloud.ewutelo.plane.time.Timesheet;
import cloud.ewutelo.plane.user.Role;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimeContractTest extends ContractTest {

    private TimeService time;
    private WorkItem task;

    @BeforeEach
    void createTask() {
        time = project.time();
        task = project.workItems().create(w -> w.name("Take your time"));
    }

    @Test
    void loggedTimeLivesFromCreationToDeletion() {
        Instant started = Instant.parse("2026-11-24T15:00:00Z");
        String description = "Restore <b>test</b> & \"more\"\nsecond line [plane-for-java/time v1 key/x]";

        TimeEntry logged = time.log(task.id(), entry -> entry.duration(Duration.ofSeconds(5415))
                .description(description)
                .startedAt(started));

        assertThat(logged.duration()).isEqualTo(Duration.ofSeconds(5415));
        assertThat(logged.description()).isEqualTo(description);
        assertThat(logged.startedAt()).contains(started);
        assertThat(logged.agentId()).isEqualTo(plane.users().me().id());
        assertThat(logged.isConfirmed()).isTrue();
        assertThat(logged.isEmulated()).isEqualTo(target.isCommunity());
        assertThat(logged.timerId()).isEmpty();
        assertThat(logged.key()).isEmpty();
        assertThat(time.list(task.id()).entries()).containsExactly(logged);

        TimeEntry edited = time.edit(task.id(), logged.id(), change -> change.duration(Duration.ofMillis(400))
                .description(""));
        assertThat(edited.duration()).isEqualTo(Duration.ofSeconds(1));
        assertThat(edited.description()).isEmpty();
        assertThat(edited.startedAt()).contains(started);
        assertThat(edited.id()).isEqualTo(logged.id());
        assertThat(time.list(task.id()).entries()).containsExactly(edited);

        time.delete(task.id(), logged.id());
        time.delete(task.id(), logged.id());
        assertThat(time.list(task.id()).entries()).isEmpty();
        assertThatThrownBy(() -> time.edit(task.id(), logged.id(), change -> change.description("x")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(logged.id());
    }

    @Test
    void keyMakesLoggingRepeatable() {
        TimeEntry first = time.log(
                task.id(), entry -> entry.duration(Duration.ofMinutes(20)).key("run-17"));

        TimeEntry second = time.log(
                task.id(), entry -> entry.duration(Duration.ofMinutes(99)).key("run-17"));

        assertThat(second).isEqualTo(first);
        assertThat(first.key()).contains("run-17");
        assertThat(time.list(task.id()).total()).isEqualTo(Duration.ofMinutes(20));
    }

    @Test
    void timerIsStartedOnceAndStoppedOnce() {
        Timer timer = time.start(task, "Restore test");
        Timer again = time.start(task.id(), "Something else");

        assertThat(again.id()).isEqualTo(timer.id());
        assertThat(again.description()).isEqualTo("Restore test");
        assertThat(timer.agentId()).isEqualTo(plane.users().me().id());
        assertThat(timer.isConfirmed()).isTrue();
        assertThat(timer.age()).isLessThan(Duration.ofMinutes(10));
        assertThat(time.timer(task.id()).map(Timer::id)).contains(timer.id());
        assertThat(time.running()).extracting(Timer::id).contains(timer.id());

        TimeEntry stopped = timer.stop();

        assertThat(stopped.timerId()).contains(timer.id());
        assertThat(stopped.description()).isEqualTo("Restore test");
        assertThat(stopped.duration()).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(10));
        assertThat(again.stop()).isEqualTo(stopped);
        assertThat(time.stop(task.id())).contains(stopped);
        assertThat(time.timer(task.id())).isEmpty();
        assertThat(time.list(task.id()).entries()).containsExactly(stopped);
    }

    @Test
    void blockStopsItsTimer() {
        assertThat(time.stop(task.id())).isEmpty();
        try (Timer timer = time.start(task)) {
            assertThat(timer.workItemId()).isEqualTo(task.id());
        }
        assertThat(time.list(task.id()).entries()).singleElement().satisfies(entry -> assertThat(entry.timerId())
                .isPresent());
    }

    @Test
    void timerIsCappedOrThrownAway() {
        Timer capped = time.start(task);
        assertThatThrownBy(() -> capped.stopAt(capped.startedAt().minusSeconds(1)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("end");
        assertThat(capped.stopAt(capped.startedAt()).duration()).isEqualTo(Duration.ofSeconds(1));

        Timer discarded = time.start(task);
        assertThat(discarded.id()).isNotEqualTo(capped.id());
        discarded.discard();
        discarded.discard();
        discarded.close();
        assertThatThrownBy(discarded::stop)
                .isInstanceOf(PlaneException.class)
                .hasMessageContaining("Nothing was logged");
        assertThat(time.list(task.id()).entries()).hasSize(1);
    }

    @Test
    void totalsAddUp() {
        ProjectClient own = new ProjectProbe(target).project();
        assertThat(own.time().list(query -> {}).entries()).isEmpty();
        assertThat(own.time().running()).isEmpty();
        WorkItem first = own.workItems().create(w -> w.name("First"));
        WorkItem second = own.workItems().create(w -> w.name("Second"));
        own.workItems().create(w -> w.name("Without time"));
        own.time().log(first.id(), Duration.ofSeconds(31), "one");
        own.time().log(first.id(), Duration.ofSeconds(31), "two");
        own.time().log(second.id(), Duration.ofMinutes(5), "three");

        Timesheet all = own.time().list(query -> {});

        assertThat(all.isComplete()).isTrue();
        assertThat(all.total()).isEqualTo(Duration.ofSeconds(362));
        assertThat(all.totalByWorkItem())
                .containsOnlyKeys(first.id(), second.id())
                .containsEntry(first.id(), Duration.ofSeconds(62));
        assertThat(all.totalByAgent()).containsEntry(plane.users().me().id(), Duration.ofSeconds(362));
        assertThat(own.time()
                        .list(query -> query.workItems(List.of(second.id())))
                        .total())
                .isEqualTo(Duration.ofMinutes(5));
        assertThat(own.time()
                        .list(query -> query.updatedSince(Instant.now().plusSeconds(86_400)))
                        .entries())
                .isEmpty();
        assertThat(own.workItems().list()).as("the record is in no list").hasSize(3);
    }

    @Test
    void agentsAreToldApart() {
        ContractTarget.Member other = target.memberWithKey();
        ProjectClient own = new ProjectProbe(target).project();
        own.members().add(other.user().id(), Role.MEMBER);
        WorkItem shared = own.workItems().create(w -> w.name("Shared"));
        String me = plane.users().me().id();
        try (PlaneClient client = other.client()) {
            TimeService theirs =
                    client.workspace(workspace.slug()).project(own.get().id()).time();
            Timer mine = own.time().start(shared);
            Timer another = theirs.start(shared);
            assertThat(another.id()).isNotEqualTo(mine.id());
            assertThat(own.time().running())
                    .extracting(Timer::agentId)
                    .containsExactly(me, other.user().id());
            assertThat(own.time().running(other.user().id())).singleElement().satisfies(timer -> {
                assertThat(timer.id()).isEqualTo(another.id());
                assertThat(timer.isConfirmed()).isTrue();
                assertThat(timer.stop().isConfirmed()).isFalse();
            });
            assertThat(theirs.stop(shared.id()).map(TimeEntry::timerId).orElseThrow())
                    .contains(another.id());
            mine.discard();
            theirs.log(shared.id(), Duration.ofMinutes(7), "myself");
        }
        own.time().log(shared.id(), entry -> entry.duration(Duration.ofMinutes(30))
                .agent(other.user().id()));

        Timesheet sheet = own.time().list(query -> query.agent(other.user().id()));

        assertThat(sheet.entries())
                .extracting(TimeEntry::agentId)
                .containsOnly(other.user().id());
        assertThat(sheet.entries()).extracting(TimeEntry::isConfirmed).containsExactly(false, true, false);
        assertThat(own.time().list(query -> query.agent(me)).entries()).isEmpty();
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> time.log(task.id(), Duration.ZERO, "x"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("duration");
        assertThatThrownBy(() -> time.log(task.id(), Duration.ofSeconds(-1), "x"))
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> time.log(task.id(), entry -> {}))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("duration is missing");
        assertThatThrownBy(() -> time.log(
                        task.id(), entry -> entry.duration(Duration.ofHours(1)).key("with blank")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("key");
        assertThat(time.list(task.id()).entries()).isEmpty();
    }

    @Test
    void migrationNeedsWorklogs() {
        Assumptions.assumeTrue(target.isCommunity(), "this Plane has worklogs");

        assertThatThrownBy(time::migrate)
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("migrate");
    }
}

package cloud.ewutelo.plane.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.error.ServerErrorException;
import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.support.FakeTime;
import cloud.ewutelo.plane.testkit.PlaneEdition;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What timers measure while time passes, and while clocks disagree. */
@ParameterizedClass(name = "{0}")
@EnumSource(names = {"CE_1_3_1", "COMMERCIAL"})
class TimerClockTest {

    private final PlaneEdition edition;

    private TimedPlane plane;

    TimerClockTest(PlaneEdition edition) {
        this.edition = edition;
    }

    @BeforeEach
    void start() {
        plane = new TimedPlane(edition);
    }

    @AfterEach
    void stop() {
        plane.close();
    }

    @Test
    void timePassesUntilTheStop() {
        Timer timer = plane.times().start(plane.task);
        plane.time.advance(Duration.ofSeconds(5415));
        assertThat(timer.age()).isEqualTo(Duration.ofSeconds(5415));

        TimeEntry entry = timer.stop();
        plane.time.advance(Duration.ofHours(1));

        assertThat(entry.duration()).isEqualTo(Duration.ofSeconds(5415));
        assertThat(entry.startedAt()).contains(timer.startedAt().truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
        assertThat(timer.stop()).isEqualTo(entry);
        assertThat(plane.times().stop(plane.task.id())).contains(entry);
        assertThat(plane.times().list(plane.task.id()).total()).isEqualTo(Duration.ofSeconds(5415));
    }

    @Test
    void forgottenTimerIsFoundWithItsAgeByAnotherProgramAndCapped() {
        plane.times().start(plane.task, "Restore test");
        plane.time.advance(Duration.ofDays(3));

        try (PlaneClient another = plane.client(plane.time)) {
            TimeService times = TimedPlane.project(another).time();
            plane.server.clearRequests();
            Timer forgotten = times.running().get(0);
            assertThat(plane.server.requests())
                    .filteredOn(request -> request.path().contains("work-items"))
                    .as("the record, and its comments")
                    .hasSize(2);
            assertThat(forgotten.age()).isEqualTo(Duration.ofDays(3));
            assertThat(forgotten.description()).isEqualTo("Restore test");
            assertThat(times.running("ada")).hasSize(1);
            assertThat(times.running("hypatia")).isEmpty();

            TimeEntry entry = forgotten.stopAtMost(Duration.ofHours(8));

            assertThat(entry.duration()).isEqualTo(Duration.ofHours(8));
            assertThat(times.running()).isEmpty();
        }
    }

    @Test
    void timerEndsAtAnInstantOfThePast() {
        Timer timer = plane.times().start(plane.task);
        plane.time.advance(Duration.ofHours(20));

        assertThatThrownBy(() -> timer.stopAt(plane.time.now().plusSeconds(10)))
                .isInstanceOf(InvalidRequestException.class);
        assertThat(timer.stopAt(timer.startedAt().plus(Duration.ofMinutes(45))).duration())
                .isEqualTo(Duration.ofMinutes(45));
    }

    @Test
    void stopThatBrokeOffIsFinishedHoursLater() {
        Timer timer = plane.times().start(plane.task);
        plane.time.advance(Duration.ofMinutes(10));
        plane.server.faults().onNext("DELETE", "**/comments/*/").status(500);
        assertThatThrownBy(timer::stop).isInstanceOf(ServerErrorException.class);
        plane.time.advance(Duration.ofHours(5));
        assertThat(plane.times().running()).hasSize(1);

        assertThat(timer.stop().duration()).isEqualTo(Duration.ofMinutes(10));

        assertThat(plane.times().running()).isEmpty();
        assertThat(plane.times().list(plane.task.id()).entries()).hasSize(1);
    }

    @Test
    void keyHoldsForHours() {
        for (int i = 0; i < 3; i++) {
            plane.times().log(plane.task.id(), entry -> entry.duration(Duration.ofMinutes(3))
                    .key("nightly"));
            plane.time.advance(Duration.ofHours(1));
        }

        assertThat(plane.times().list(plane.task.id()).entries()).hasSize(1);
    }

    @Test
    void shortTimerIsNotLost() {
        assertThat(plane.times().start(plane.task).stop().duration()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void serversClockCountsWhereClocksDisagree() {
        for (Duration wrong : new Duration[] {Duration.ofHours(-30), Duration.ofHours(5), Duration.ofSeconds(-20)}) {
            Timer timer = plane.times().start(plane.task);
            plane.time.advance(Duration.ofMinutes(10));
            try (PlaneClient another = plane.client(new WrongTime(plane.time, wrong))) {
                Timer seen = TimedPlane.project(another).time().running().get(0);
                assertThat(seen.age()).isGreaterThanOrEqualTo(Duration.ZERO);

                TimeEntry entry = seen.stop();

                assertThat(entry.timerId()).contains(timer.id());
                assertThat(entry.duration())
                        .as("a clock that is wrong by " + wrong)
                        .isEqualTo(Duration.ofMinutes(10));
            }
        }
        assertThat(plane.times().list(plane.task.id()).total()).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void capHoldsWhereClocksDisagree() {
        plane.times().start(plane.task);
        plane.time.advance(Duration.ofHours(10));
        try (PlaneClient another = plane.client(new WrongTime(plane.time, Duration.ofHours(-9)))) {
            Timer seen = TimedPlane.project(another).time().running().get(0);

            assertThat(seen.stopAtMost(Duration.ofHours(8)).duration()).isEqualTo(Duration.ofHours(8));
        }
    }

    /** The clock of a machine that nobody has set. */
    private record WrongTime(FakeTime right, Duration ahead) implements TimeSource {

        @Override
        public Instant now() {
            return right.now().plus(ahead);
        }

        @Override
        public long nanoTime() {
            return right.nanoTime();
        }

        @Override
        public void sleep(Duration duration) {
            right.sleep(duration);
        }
    }
}

package cloud.ewutelo.plane.time;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.support.NoWaiting;
import cloud.ewutelo.plane.support.Threads;
import cloud.ewutelo.plane.testkit.PlaneEdition;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Several programs with one key do the same in the same instant. */
@ParameterizedClass(name = "{0}")
@EnumSource(names = {"CE_1_3_1", "COMMERCIAL"})
class TimeConcurrencyTest {

    private static final int PROGRAMS = 6;

    private final PlaneEdition edition;

    private TimedPlane plane;
    private final Set<String> results = ConcurrentHashMap.newKeySet();

    TimeConcurrencyTest(PlaneEdition edition) {
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
    void allStartTheSameTimer() throws Exception {
        each(times -> results.add(times.start(plane.task).id()));

        assertThat(results).hasSize(1);
        assertThat(plane.times().running()).extracting(Timer::id).containsExactlyElementsOf(results);
        assertThat(plane.project().workItems().list())
                .as("one record, in the archive")
                .hasSize(1);
    }

    @Test
    void allStopTheSameTimerAndOneEntryIsLeft() throws Exception {
        Timer timer = plane.times().start(plane.task);
        plane.time.advance(Duration.ofMinutes(10));

        each(times ->
                times.running().forEach(running -> results.add(running.stop().id())));

        assertThat(results).hasSize(1);
        assertThat(plane.times().running()).isEmpty();
        assertThat(timer.stop().id()).isIn(results);
        assertStored(1);
    }

    @Test
    void stopAndStartDoNotMixUp() throws Exception {
        Timer first = plane.times().start(plane.task);
        TimeEntry entry = first.stop();
        Timer second = plane.times().start(plane.task);
        assertThat(second.id()).isNotEqualTo(first.id());

        try (PlaneClient another = plane.client(plane.time)) {
            TimedPlane.project(another).time().running().get(0).discard();
        }

        assertThat(first.stop()).isEqualTo(entry);
        assertThat(plane.times().timer(plane.task.id())).isEmpty();
    }

    @Test
    void allLogUnderOneKey() throws Exception {
        each(times -> results.add(times.log(plane.task.id(), entry -> entry.duration(Duration.ofMinutes(3))
                        .key("nightly"))
                .id()));

        assertThat(results).hasSize(1);
        assertStored(1);
    }

    @Test
    void entriesOfAllArePresent() throws Exception {
        each(times -> results.add(
                times.log(plane.task.id(), Duration.ofMinutes(3), "mine").id()));

        assertThat(results).hasSize(PROGRAMS);
        assertStored(PROGRAMS);
        assertThat(plane.times().list(query -> {}).total()).isEqualTo(Duration.ofMinutes(3 * PROGRAMS));
    }

    private void assertStored(int entries) {
        assertThat(plane.times().list(plane.task.id()).entries()).hasSize(entries);
        if (edition == PlaneEdition.COMMERCIAL) {
            assertThat(plane.project().worklogs(plane.task.id()).list()).hasSize(entries);
        } else {
            assertThat(plane.project().comments(plane.task.id()).list()).hasSize(entries);
        }
    }

    private interface Work {
        void with(TimeService times) throws PlaneException;
    }

    private void each(Work work) throws Exception {
        Threads.run(PROGRAMS, index -> {
            try (PlaneClient client = plane.client(new NoWaiting())) {
                work.with(TimedPlane.project(client).time());
            }
        });
    }
}

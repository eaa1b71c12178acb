package cloud.ewutelo.plane.time;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.support.KilledAnywhere;
import cloud.ewutelo.plane.support.NoWaiting;
import cloud.ewutelo.plane.testkit.PlaneEdition;
import cloud.ewutelo.plane.testkit.PlaneServer;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A program that is killed at any request and started again loses nothing, and does nothing twice. */
@ParameterizedClass(name = "{0}")
@EnumSource(PlaneEdition.class)
class TimeCrashTest {

    private final PlaneEdition edition;

    TimeCrashTest(PlaneEdition edition) {
        this.edition = edition;
    }

    @Test
    void start() {
        killed(project -> {}, project -> project.time().start(task(project)), project -> {
            assertThat(project.time().running()).hasSize(1);
            assertThat(project.time().list(task(project).id()).entries()).isEmpty();
            assertThat(project.workItems().list()).as("the record is archived").hasSize(1);
        });
    }

    @Test
    void stop() {
        killed(
                project -> project.time().start(task(project), "Restore test"),
                project -> assertThat(project.time().stop(task(project).id())).isPresent(),
                project -> {
                    assertThat(project.time().running()).isEmpty();
                    assertThat(project.time().list(query -> {}).entries())
                            .singleElement()
                            .satisfies(entry -> {
                                assertThat(entry.description()).isEqualTo("Restore test");
                                assertThat(entry.timerId()).isPresent();
                            });
                    assertStoredOnce(project);
                });
    }

    @Test
    void cappedStop() {
        killed(
                project -> project.time().start(task(project)),
                project -> project.time().running().forEach(timer -> timer.stopAtMost(Duration.ofMillis(1))),
                project -> {
                    assertThat(project.time().running()).isEmpty();
                    assertThat(project.time().list(query -> {}).total()).isEqualTo(Duration.ofSeconds(1));
                });
    }

    @Test
    void logWithKey() {
        killed(
                project -> {},
                project -> project.time().log(task(project).id(), entry -> entry.duration(Duration.ofSeconds(91))
                        .key("nightly")),
                project -> {
                    assertThat(project.time().list(query -> {}).total()).isEqualTo(Duration.ofSeconds(91));
                    assertStoredOnce(project);
                });
    }

    /** Neither the server's own totals nor the discussion may show it twice. */
    private void assertStoredOnce(ProjectClient project) {
        if (edition == PlaneEdition.COMMERCIAL) {
            assertThat(project.worklogs(task(project).id()).list()).hasSize(1);
        } else {
            assertThat(project.comments(task(project).id()).list()).hasSize(1);
        }
    }

    private void killed(
            Consumer<ProjectClient> before, Consumer<ProjectClient> program, Consumer<ProjectClient> check) {
        KilledAnywhere.at(
                () -> {
                    PlaneServer server = PlaneServer.builder()
                            .edition(edition)
                            .rateLimitPerMinute(1_000_000)
                            .start();
                    run(server, project -> {}, true);
                    run(server, before, false);
                    return server;
                },
                new KilledAnywhere.Scenario() {
                    @Override
                    public void run(PlaneServer server) {
                        TimeCrashTest.run(server, program, false);
                    }

                    @Override
                    public void check(PlaneServer server) {
                        TimeCrashTest.run(server, check, false);
                    }
                });
    }

    private static void run(PlaneServer server, Consumer<ProjectClient> work, boolean create) {
        try (PlaneClient client = TimedPlane.client(server, server.apiKey(), new NoWaiting())) {
            if (create) {
                client.workspace(server.workspaceSlug()).projects().create(p -> p.name("Time")
                        .identifier(TimedPlane.IDENTIFIER));
                TimedPlane.project(client).workItems().create(w -> w.name("Take your time"));
            }
            work.accept(TimedPlane.project(client));
        }
    }

    private static WorkItem task(ProjectClient project) {
        return project.workItems().list().stream()
                .filter(item -> item.name().equals("Take your time"))
                .findFirst()
                .orElseThrow();
    }
}

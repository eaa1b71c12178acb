package cloud.ewutelo.plane.provisioner;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.testkit.PlaneEdition;
import cloud.ewutelo.plane.testkit.PlaneServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kills a run at every one of its requests, before and after its effect, and runs again. */
class KilledTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"CE_1_2_2", "CE_1_3_1"})
    void aRunThatWasKilledAnywhereIsFinishedByTheNext(PlaneEdition edition) throws Exception {
        String undisturbed;
        try (PlaneServer server = empty(edition)) {
            Operator operator = operator(server, "undisturbed");
            apply(operator);
            undisturbed = World.of(server);
            assertThat(undisturbed).contains("imhotep@example.org", "plane-provisioner small", "https://8.8.8.8/plane");
        }
        boolean killed = true;
        int request = 0;
        while (killed) {
            request++;
            killed = kill(edition, request, false, undisturbed);
            if (killed) {
                assertThat(kill(edition, request, true, undisturbed)).isTrue();
            }
        }
        assertThat(request).as("requests of a run").isGreaterThan(40);
    }

    private boolean kill(PlaneEdition edition, int request, boolean processed, String undisturbed) throws Exception {
        String when = (processed ? "after" : "before") + " the effect of request " + request;
        try (PlaneServer server = empty(edition)) {
            Operator operator = operator(server, request + (processed ? "-after" : "-before"));
            CompletableFuture<Boolean> end = new CompletableFuture<>();
            if (processed) {
                server.faults().stopAfterProcessing(request, () -> end.complete(true));
            } else {
                server.faults().stopBeforeProcessing(request, () -> end.complete(true));
            }
            Thread program = new Thread(
                    () -> {
                        operator.run("apply", "-f", operator.path("file.yml").toString());
                        end.complete(false);
                    },
                    "run to be killed");
            program.setDaemon(true);
            program.start();
            boolean killed = end.get(1, TimeUnit.MINUTES);
            server.faults().clear();
            if (killed) {
                apply(operator(server, request + (processed ? "-after" : "-before")));
            }
            assertThat(World.of(server).lines())
                    .as("killed " + when)
                    .containsExactlyElementsOf(undisturbed.lines().toList());
            Operator next = operator(server, request + (processed ? "-after" : "-before"));
            Operator.Result plan = next.run("plan", "-f", next.path("file.yml").toString());
            assertThat(plan.exitCode()).as("killed " + when + ": " + plan.all()).isZero();
            return killed;
        }
    }

    private static void apply(Operator operator) {
        Operator.Result result =
                operator.run("apply", "-f", operator.path("file.yml").toString());
        assertThat(result.exitCode()).as(result.all()).isZero();
    }

    private Operator operator(PlaneServer server, String name) throws IOException {
        Path own = Files.createDirectories(folder.resolve(name));
        Operator operator = new Operator(own, server).impatient();
        operator.write("file.yml", ApplyTest.everything());
        return operator;
    }

    private static PlaneServer empty(PlaneEdition edition) {
        return PlaneServer.builder()
                .edition(edition)
                .emptyInstance()
                .rateLimitPerMinute(1_000_000)
                .start();
    }
}

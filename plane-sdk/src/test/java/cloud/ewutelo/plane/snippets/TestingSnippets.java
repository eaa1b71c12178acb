package cloud.ewutelo.plane.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.testkit.PlaneEdition;
import cloud.ewutelo.plane.testkit.PlaneExtension;
import cloud.ewutelo.plane.testkit.PlaneServer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The examples of the guide to testing with the testkit. */
final class TestingSnippets {

    private TestingSnippets() {}

    /** What the reader wants to test. */
    record IncidentReporter(URI url, String apiKey, String workspace) {

        void report(String what) {
            try (PlaneClient plane =
                    PlaneClient.builder().baseUrl(url.toString()).apiKey(apiKey).build()) {
                String project = plane.workspace(workspace)
                        .projects()
                        .create(p -> p.name("Incidents").identifier("INC"))
                        .id();
                plane.workspace(workspace).project(project).workItems().create(w -> w.name(what));
            }
        }
    }

    @ExtendWith(PlaneExtension.class)
    static class MyIntegrationTest {

        @Test
        void reportsAnIncident(PlaneServer plane) {
            new IncidentReporter(plane.url(), plane.apiKey(), plane.workspaceSlug()).report("disk full");

            assertThat(plane.workspace("acme").workItems()).singleElement().satisfies(item -> assertThat(item.name())
                    .isEqualTo("disk full"));
        }
    }

    static PlaneServer configured(Clock clock) {
        return PlaneServer.builder()
                .edition(PlaneEdition.CE_1_2_2) // test against both versions: they differ
                .rateLimitPerMinute(60) // the stock limit; 6000 unless set
                .clock(clock) // your clock: no sleeping in tests
                .seed(42) // the same ids in every run
                .start();
    }

    static void faults(PlaneServer plane, Process program) {
        plane.faults().onNext("POST", "**/work-items/").resetAfterProcessing(); // stored, but you will not hear of it
        plane.faults().onNext("GET", "**").times(3).tooManyRequests(Duration.ofSeconds(7));
        plane.faults().onNext("GET", "**").truncateBody(100);
        plane.faults().onNext("*", "**").status(502);
        plane.faults().loseNextWebhook();
        plane.faults().skewClock(Duration.ofHours(-1));
        plane.faults().stopAfterProcessing(3, program::destroyForcibly); // as if killed in the middle of its third call
    }

    static String webhooks(PlaneServer plane, int port, Runnable work) {
        String secret = plane.addWebhook(URI.create("http://127.0.0.1:" + port + "/hooks"));
        work.run();
        plane.awaitWebhooks();
        return secret;
    }
}

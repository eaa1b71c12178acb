package cloud.ewutelo.plane.bridge.command;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.WorkspaceClient;
import cloud.ewutelo.plane.bridge.support.BridgeFixture;
import cloud.ewutelo.plane.field.AgentFields;
import cloud.ewutelo.plane.http.RateLimit;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PollCommandTest {

    @TempDir
    private Path folder;

    private BridgeFixture fixture;

    @BeforeEach
    void setUp() {
        fixture = new BridgeFixture(folder).bothAgents();
        fixture.variables.put("PLANE_POLL_DIRECTORY", folder.resolve("poll").toString());
    }

    @AfterEach
    void tearDown() {
        fixture.close();
    }

    private int run(String... arguments) {
        return Main.run(fixture.context(), arguments);
    }

    @Test
    void printsALineForEachWakeUpOnce() throws IOException {
        try (PlaneClient plane = PlaneClient.builder()
                .baseUrl(fixture.plane.url().toString())
                .apiKey(fixture.concierge.apiKey())
                .rateLimit(RateLimit.unlimited())
                .build()) {
            WorkspaceClient workspace = plane.workspace(fixture.plane.workspaceSlug());
            ProjectClient project = workspace.project(workspace
                    .projects()
                    .create(p -> p.name("Onboarding").identifier("ONB"))
                    .id());
            project.fields().set(project.workItems().create(w -> w.name("One")).id(), AgentFields.AGENT_ID, "imhotep");
        }
        assertThat(run("poll", "--json", "--once")).as(fixture.err()).isEqualTo(ExitCode.OK);
        assertThat(run("poll", "--json", "--once")).as(fixture.err()).isEqualTo(ExitCode.OK);

        JsonNode line = new ObjectMapper().readTree(fixture.out());
        assertThat(fixture.out().lines()).hasSize(1);
        assertThat(line.path("agent").asText()).isEqualTo("imhotep");
        assertThat(line.path("task").asText()).isEqualTo("ONB-1");
        assertThat(line.path("session_key").asText()).isEqualTo("hook:plane:ONB-1");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("poll"))))
                .isEqualTo("rwx------");
    }

    @Test
    void asksForWhatIsMissing() {
        assertThat(run("poll", "--once")).isEqualTo(ExitCode.SETTINGS);
        fixture.variables.put("OPENCLAW_HOOKS_URL", "http://127.0.0.1:1");
        assertThat(run("poll", "--once")).isEqualTo(ExitCode.SETTINGS);
        assertThat(run("poll", "--json", "--every", "1")).isEqualTo(ExitCode.SETTINGS);
        fixture.variables.put("PLANE_WAKE_AGENTS", "Not An Agent");
        assertThat(run("poll", "--json", "--once")).isEqualTo(ExitCode.SETTINGS);

        assertThat(fixture.err())
                .contains(
                        "OPENCLAW_HOOKS_URL is missing",
                        "OPENCLAW_HOOKS_TOKEN is missing",
                        "--every is 1",
                        "PLANE_WAKE_AGENTS names no agent");
    }

    @Test
    void explainsItself() {
        assertThat(run("poll", "--help")).isEqualTo(ExitCode.OK);

        assertThat(fixture.out())
                .contains(
                        "--once", "--json", "--webhook-port", "PLANE_WAKE_AGENTS", "OPENCLAW_HOOKS_TOKEN_FILE", "270");
    }
}

package cloud.ewutelo.plane.provisioner;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.testkit.PlaneEdition;
import cloud.ewutelo.plane.testkit.PlaneServer;
import cloud.ewutelo.plane.testkit.WorkspaceView;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ApplyTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"CE_1_2_2", "CE_1_3_1"})
    void oneRunMakesTheMissionAndTheSecondHasNothingToDo(PlaneEdition edition) throws IOException {
        try (PlaneServer server = PlaneServer.builder()
                .edition(edition)
                .emptyInstance()
                .clock(new Ticking())
                .start()) {
            Operator operator = new Operator(folder, server).with("PLANE_WEBHOOK_URL", "https://8.8.8.8/plane");
            String file = operator.javisi().toString();

            Operator.Result plan = operator.run("plan", "-f", file);
            assertThat(plan.exitCode()).as(plan.all()).isEqualTo(2);
            assertThat(plan.out())
                    .contains("+ workspace javisi", "+ account r2d2", "+ key hermes", "+ state ONB/Blocked");
            assertThat(plan.out()).contains("EMULATED custom fields of ONB", "EMULATED language of the workspace");
            assertThat(server.requests()).as("a plan writes nothing").allMatch(request -> request.method()
                    .equals("GET"));

            Operator.Result apply = operator.run("apply", "-f", file);
            assertThat(apply.exitCode()).as(apply.all()).isZero();
            assertThat(apply.err()).contains("create account imhotep", "Done: Plane is as the file says.");

            Operator.Result second = operator.run("plan", "-f", file);
            assertThat(second.exitCode()).as(second.all()).isZero();
            assertThat(second.out()).contains("No changes.");
            assertThat(operator.run("drift", "-f", file).exitCode()).isZero();

            WorkspaceView workspace = server.workspace("javisi");
            assertThat(workspace.projects())
                    .extracting(WorkspaceView.Project::identifier)
                    .containsExactly("ONB");
            assertThat(workspace.workItems())
                    .extracting(WorkspaceView.WorkItem::name)
                    .containsExactly(
                            "Say hello to the team", "Report the state of the servers", "Review what the agents did");
            assertThat(workspace.workItem("ONB-2").assignees())
                    .containsExactlyInAnyOrder("r2d2@javisi.local", "maintainer@javisi.local");
            assertThat(World.keys(server))
                    .as("one for each agent and the admin")
                    .isEqualTo(10);

            JsonNode secrets = new ObjectMapper()
                    .readTree(operator.path("secrets/plane.json").toFile());
            String key = secrets.at("/people/imhotep/api_key").asText();
            try (PlaneClient imhotep = PlaneClient.builder()
                    .baseUrl(server.url().toString())
                    .apiKey(key)
                    .build()) {
                assertThat(imhotep.users().me().displayName()).isEqualTo("Imhotep");
                assertThat(imhotep.workspace("javisi")
                                .project("ONB")
                                .workItems()
                                .list())
                        .hasSize(3);
            }
            assertThat(secrets.at("/webhooks/bridge/secret").asText()).startsWith("plane_wh_");
            assertThat(Operator.read(operator.path("secrets/plane.env")))
                    .contains("PLANE_IMHOTEP_API_KEY=" + key + "\n");
            JsonNode keys = new ObjectMapper()
                    .readTree(operator.path("secrets/agent-keys.json").toFile());
            assertThat(keys.at("/imhotep").asText()).isEqualTo(key);
            assertThat(keys).as("nine agents and the Concierge, no people").hasSize(10);
            for (String output : new String[] {"plane.json", "plane.env", "agent-keys.json"}) {
                assertThat(PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(operator.path("secrets/" + output))))
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void agentFieldsArePropertiesWherePlaneHasThem() {
        try (PlaneServer server = PlaneServer.builder()
                .edition(PlaneEdition.COMMERCIAL)
                .emptyInstance()
                .clock(new Ticking())
                .start()) {
            Operator operator = new Operator(folder, server);
            String file = operator.javisi().toString();
            Operator.Result apply = operator.run("apply", "-f", file);
            assertThat(apply.exitCode()).as(apply.all()).isZero();
            assertThat(apply.err()).contains("create field ONB/agent_id", "create field ONB/session_id");
            assertThat(World.of(server)).contains("display_name=confidence_score");
            assertThat(operator.run("plan", "-f", file).exitCode()).isZero();
        }
    }

    @Test
    void closedSignUpDoesNotKeepTheInvitedOut() {
        try (PlaneServer server =
                PlaneServer.builder().emptyInstance().clock(new Ticking()).start()) {
            Operator operator = new Operator(folder, server);
            String file = operator.write("file.yml", everything()).toString();
            assertThat(operator.run("apply", "-f", file).exitCode()).isZero();
            operator.write(
                    "file.yml",
                    everything().replace("agents:\n", "agents:\n  - {name: late, email: late@example.org}\n"));
            Operator.Result apply = operator.run("apply", "-f", file);
            assertThat(apply.exitCode()).as(apply.all()).isZero();
            assertThat(apply.err()).contains("create account late", "create key late");
        }
    }

    @Test
    void secretsArePrintedOnDemandOnly() {
        try (PlaneServer server =
                PlaneServer.builder().emptyInstance().clock(new Ticking()).start()) {
            Operator operator = new Operator(folder, server);
            String withoutOutputs = everything().replaceFirst("(?s)outputs:.*", "");
            String file = operator.write("file.yml", withoutOutputs).toString();

            Operator.Result refused = operator.run("apply", "-f", file);
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.err()).contains("no place to keep", "--stdout-secrets");
            assertThat(World.of(server)).as("nothing was begun").doesNotContain("concierge");

            Operator.Result printed = operator.run("apply", "-f", file, "--stdout-secrets");
            assertThat(printed.exitCode()).as(printed.err()).isZero();
            assertThat(printed.out()).contains("plane_api_", "plane_wh_");
            assertThat(printed.err()).doesNotContain("plane_api_", "plane_wh_");
        }
    }

    static String everything() {
        return Operator.read(Path.of("src/test/resources/everything.yml"));
    }
}

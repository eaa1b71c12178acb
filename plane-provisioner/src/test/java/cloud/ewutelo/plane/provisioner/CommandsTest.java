package cloud.ewutelo.plane.provisioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.error.AuthenticationException;
import cloud.ewutelo.plane.state.StateGroup;
import cloud.ewutelo.plane.testkit.PlaneServer;
import cloud.ewutelo.plane.testkit.WorkspaceView;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands beside plan, apply and drift. */
class CommandsTest {

    @TempDir
    Path folder;

    private PlaneServer server;
    private Operator operator;
    private String file;

    @BeforeEach
    void provision() {
        server = PlaneServer.builder().emptyInstance().clock(new Ticking()).start();
        operator = new Operator(folder, server);
        file = operator.write("file.yml", ApplyTest.everything()).toString();
        Operator.Result apply = operator.run("apply", "-f", file);
        assertThat(apply.exitCode()).as(apply.all()).isZero();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aRotatedKeyWorksAndTheOldOneDoesNot() {
        String old = secret("/people/imhotep/api_key");
        Operator.Result rotate = operator.run("rotate", "-f", file, "--agent", "imhotep");
        assertThat(rotate.exitCode()).as(rotate.all()).isZero();
        String fresh = secret("/people/imhotep/api_key");
        assertThat(fresh).isNotEqualTo(old).startsWith("plane_api_");
        assertWorks(fresh);
        assertFails(old);
        assertThat(World.keys(server)).isEqualTo(2);
        assertThat(operator.run("plan", "-f", file).exitCode()).isZero();
        assertThat(Operator.read(operator.path("secrets/agent-keys.json")))
                .contains(fresh)
                .doesNotContain(old);
    }

    @Test
    void duringTheOverlapBothKeysWork() {
        String old = secret("/people/imhotep/api_key");
        server.faults().onNext("DELETE", "**/api-tokens/**").times(4).status(502);
        Operator.Result broken =
                operator.impatient().run("rotate", "-f", file, "--agent", "imhotep", "--overlap", "10m");
        assertThat(broken.exitCode()).isEqualTo(1);
        server.faults().clear();
        assertWorks(old);
        assertWorks(secret("/people/imhotep/api_key"));
        assertThat(operator.run("plan", "-f", file).exitCode())
                .as("its time has not come")
                .isZero();

        assertThat(operator.run("rotate", "-f", file, "--agent", "imhotep").exitCode())
                .isZero();
        assertFails(old);
        assertThat(World.keys(server)).isEqualTo(2);
    }

    @Test
    void aRotationThatBrokeOffIsFinishedByApply() {
        String old = secret("/people/imhotep/api_key");
        server.faults().onNext("POST", "**/api-tokens/").times(3).resetAfterProcessing();
        assertThat(operator.impatient()
                        .run("rotate", "-f", file, "--agent", "imhotep")
                        .exitCode())
                .isEqualTo(1);
        assertThat(World.keys(server)).as("one that nobody has").isEqualTo(3);
        assertWorks(old);
        assertThat(operator.run("plan", "-f", file).out()).contains("a rotation broke off");
        assertThat(operator.run("apply", "-f", file).exitCode()).isZero();
        assertThat(World.keys(server)).isEqualTo(2);
        assertWorks(old);
        assertThat(secret("/people/imhotep/api_key")).isEqualTo(old);
    }

    @Test
    void nobodyElseHasAKeyToRotate() {
        Operator.Result result = operator.run("rotate", "-f", file, "--agent", "javier");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("There is: concierge, imhotep");
    }

    @Test
    void aSavedPlanIsAppliedUnlessPlaneHasChanged() throws IOException {
        operator.write("file.yml", ApplyTest.everything().replace("#DC2626", "#123456"));
        String saved = operator.path("plan.json").toString();
        Operator.Result plan = operator.run("plan", "-f", file, "--out", saved, "--json");
        assertThat(plan.exitCode()).isEqualTo(2);
        assertThat(Operator.read(Path.of(saved))).isEqualTo(plan.out());
        JsonNode json = new ObjectMapper().readTree(plan.out());
        assertThat(json.at("/changes_pending").asBoolean()).isTrue();
        assertThat(json.at("/changes")).hasSize(1);
        assertThat(json.at("/changes/0/key").asText()).isEqualTo("ONB/Blocked");
        assertThat(json.at("/document/plane/url").asText()).as("variables stay").isEqualTo("${PLANE_BASE_URL}");

        try (ByHand hand = new ByHand(server, operator)) {
            hand.project().labels().update("agents", l -> l.color("#000000"));
        }
        String before = World.of(server);
        Operator.Result refused = operator.run("apply", "-f", saved);
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("Plane has changed since the plan was made");
        assertThat(World.of(server)).isEqualTo(before);

        assertThat(operator.run("plan", "-f", file, "--out", saved).exitCode()).isEqualTo(2);
        assertThat(operator.run("apply", "-f", saved).exitCode()).isZero();
        assertThat(operator.run("plan", "-f", file).exitCode()).isZero();
    }

    @Test
    void aDryRunChangesNothing() {
        operator.write("file.yml", ApplyTest.everything().replace("#DC2626", "#123456"));
        String before = World.of(server);
        Operator.Result result = operator.run("apply", "-f", file, "--dry-run");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).contains("~ state ONB/Blocked", "color: #dc2626 -> #123456");
        assertThat(World.of(server)).isEqualTo(before);
    }

    @Test
    void onlyWhatWasMadeHereIsPrunedAndOnlyOnDemand() {
        try (ByHand hand = new ByHand(server, operator)) {
            hand.project().labels().create(l -> l.name("people's own"));
            hand.project().workItems().create(w -> w.name("People's own"));
        }
        operator.write(
                "file.yml",
                ApplyTest.everything()
                        .replace("      - {name: imhotep, parent: agents}\n", "")
                        .replace(", labels: [imhotep]", "")
                        .replace("      - {id: two, name: The second, parent: one}\n", "")
                        .replaceFirst("(?m)^  - \\{name: bridge.*$", "  []"));
        assertThat(operator.run("plan", "-f", file).exitCode())
                .as("not asked for")
                .isZero();

        Operator.Result plan = operator.run("plan", "-f", file, "--prune", "label,work-items,webhook");
        assertThat(plan.exitCode()).as(plan.all()).isEqualTo(2);
        assertThat(plan.out())
                .contains("- webhook bridge", "- work-item ONB/two", "- label ONB/imhotep")
                .doesNotContain("people's");
        Operator.Result apply = operator.run("apply", "-f", file, "--prune", "label,work-items,webhook");
        assertThat(apply.exitCode()).as(apply.all()).isZero();
        assertThat(server.workspace("small").workItems())
                .extracting(WorkspaceView.WorkItem::name)
                .containsExactly("The first", "People's own");
        assertThat(World.of(server)).contains("people's own").doesNotContain("8.8.8.8");
        assertThat(operator.run("plan", "-f", file, "--prune", "label,work-items,webhook")
                        .exitCode())
                .isZero();
        assertThat(operator.run("plan", "-f", file, "--prune", "account").err())
                .contains("--prune \"account\" is not possible. There is: label, project, state, webhook, work-item");
    }

    @Test
    void anExportIsAFileWithoutChanges() {
        try (ByHand hand = new ByHand(server, operator)) {
            hand.client().workspace("small").projects().create(p -> p.name("By hand")
                    .identifier("HAND"));
            hand.client().workspace("small").project("HAND").states().create(s -> s.name("Waiting")
                    .color("#123456")
                    .group(StateGroup.STARTED));
        }
        operator.write("base.yml", """
                plane: {url: "${PLANE_BASE_URL}"}
                admin: {name: concierge, email: concierge@example.org}
                workspace: {slug: small, name: "?"}
                outputs: [{type: json, path: secrets/plane.json}]
                """);
        Operator.Result export =
                operator.run("export", "-f", operator.path("base.yml").toString());
        assertThat(export.exitCode()).as(export.all()).isZero();
        assertThat(export.out())
                .contains("${PLANE_BASE_URL}", "identifier: HAND", "name: Waiting", "name: Blocked", "name: javier")
                .doesNotContain("name: Backlog");
        String exported = operator.write("exported.yml", export.out()).toString();
        Operator.Result plan = operator.run("plan", "-f", exported);
        assertThat(plan.exitCode()).as(export.out() + plan.all()).isZero();
    }

    @Test
    void theDoctorFindsWhatIsWrong() {
        assertThat(operator.run("doctor", "-f", file).exitCode()).isZero();
        try (ByHand hand = new ByHand(server, operator)) {
            hand.session("imhotep").tokens().list().forEach(token -> hand.session("imhotep")
                    .tokens()
                    .delete(token.id()));
        }
        Operator.Result sick = operator.run("doctor", "-f", file);
        assertThat(sick.exitCode()).isEqualTo(4);
        assertThat(sick.out())
                .contains("FAIL  key: that of imhotep does not work", "ok    key: that of concierge works");
    }

    @Test
    void theSchemaIsPrinted() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(operator.run("schema").out());
        assertThat(schema.at("/properties/workspace/properties/slug/pattern").asText())
                .isNotEmpty();
        assertThat(operator.run("validate", "-f", operator.javisi().toString()).exitCode())
                .isZero();
    }

    @Test
    void twoRunsDoNotShareALock() throws Exception {
        Path lock = operator.path("lock");
        try (AutoCloseable first = RunLock.take(lock)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> RunLock.take(lock))
                    .isInstanceOf(ProvisionerException.class)
                    .hasMessageContaining("Another run holds the lock");
        }
        RunLock.take(lock).close();
    }

    private String secret(String pointer) {
        try (ByHand hand = new ByHand(server, operator)) {
            return hand.secret(pointer);
        }
    }

    private void assertWorks(String key) {
        try (PlaneClient client = client(key)) {
            assertThat(client.users().me().email()).contains("imhotep@example.org");
        }
    }

    private void assertFails(String key) {
        try (PlaneClient client = client(key)) {
            assertThatThrownBy(() -> client.users().me()).isInstanceOf(AuthenticationException.class);
        }
    }

    private PlaneClient client(String key) {
        return PlaneClient.builder()
                .baseUrl(server.url().toString())
                .apiKey(key)
                .build();
    }
}

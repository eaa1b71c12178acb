package cloud.ewutelo.plane.bridge.command;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.bridge.support.BridgeFixture;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    @TempDir
    private Path folder;

    private BridgeFixture fixture;

    @BeforeEach
    void setUp() {
        fixture = new BridgeFixture(folder);
        fixture.agent(fixture.imhotep);
    }

    @AfterEach
    void tearDown() {
        assertThat(fixture.out() + fixture.err()).doesNotContain(fixture.imhotep.apiKey());
        fixture.close();
    }

    private int run(String... arguments) {
        return Main.run(fixture.context(), arguments);
    }

    @Test
    void printsTheAnswerOfACallAsJson() throws IOException {
        fixture.variables.put("PLANE_SESSION_KEY", "agent:imhotep:main");

        assertThat(run("call", "who", "--json", "{\"note\": \"hi\"}")).isEqualTo(ExitCode.OK);

        JsonNode answer = new ObjectMapper().readTree(fixture.out());
        assertThat(answer.path("agent").asText()).isEqualTo("imhotep");
        assertThat(answer.path("note").asText()).isEqualTo("hi");
        assertThat(answer.path("session").asText()).isEqualTo("agent:imhotep:main");
    }

    @Test
    void printsTextForModels() {
        assertThat(run("call", "plane.who", "--text")).isEqualTo(ExitCode.OK);
        assertThat(fixture.out()).isEqualTo("You are imhotep." + System.lineSeparator());
    }

    @Test
    void takesArgumentsFromAFileAndFromInput() throws IOException {
        Path file = Files.writeString(folder.resolve("arguments.json"), "{\"note\": \"from file\"}");
        fixture.input = "{\"note\": \"from input\"}";

        assertThat(run("call", "who", "--json", "@" + file)).isEqualTo(ExitCode.OK);
        assertThat(run("call", "who", "--json", "-")).isEqualTo(ExitCode.OK);

        assertThat(fixture.out()).contains("from file", "from input");
    }

    @Test
    void endsWithOneWhenAToolFails() throws IOException {
        assertThat(run("call", "who", "--json", "{\"other\": 1}")).isEqualTo(ExitCode.FAILED);

        assertThat(new ObjectMapper()
                        .readTree(fixture.out())
                        .path("error")
                        .path("code")
                        .asText())
                .isEqualTo("invalid_argument");
        assertThat(fixture.err()).startsWith("FAILED (invalid_argument): \"other\" is no argument of who.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "{", "{} {}", "@/no/such/file", "null x"})
    void endsWithTwoForArgumentsThatAreNoObject(String json) {
        assertThat(run("call", "who", "--json", json)).isEqualTo(ExitCode.USAGE);
        assertThat(fixture.err()).startsWith("--json ");
    }

    @Test
    void endsWithTwoForAWrongCommandLine() {
        assertThat(run()).isEqualTo(ExitCode.USAGE);
        assertThat(run("fly")).isEqualTo(ExitCode.USAGE);
        assertThat(run("call")).isEqualTo(ExitCode.USAGE);
        assertThat(run("call", "who", "--key", "x")).isEqualTo(ExitCode.USAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLANE_BASE_URL", "PLANE_WORKSPACE", "PLANE_AGENT_ID", "PLANE_API_KEY"})
    void endsWithThreeForAMissingSettingAndNamesIt(String name) {
        fixture.variables.remove(name);

        assertThat(run("call", "who")).isEqualTo(ExitCode.SETTINGS);
        assertThat(fixture.err()).startsWith(name + " is missing. ");
        assertThat(fixture.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "many"})
    void endsWithThreeForARateThatIsNone(String rate) {
        fixture.variables.put("PLANE_RATE_PER_MINUTE", rate);

        assertThat(run("tools")).isEqualTo(ExitCode.SETTINGS);
        assertThat(fixture.err())
                .isEqualTo("PLANE_RATE_PER_MINUTE is \"" + rate + "\". Use a whole number of 1 or more."
                        + System.lineSeparator());
    }

    @Test
    void endsWithFourForAKeyThatIsNotValid() {
        fixture.variables.put("PLANE_API_KEY", "plane_api_0123456789abcdef0123456789abcdef");

        assertThat(run("call", "who")).isEqualTo(ExitCode.AUTHENTICATION);
        assertThat(fixture.err()).startsWith("FAILED (unauthenticated): ").doesNotContain("plane_api_0123");
    }

    @Test
    void endsWithFourForTheKeyOfAnother() {
        fixture.variables.put("PLANE_API_KEY", fixture.concierge.apiKey());

        assertThat(run("call", "who")).isEqualTo(ExitCode.AUTHENTICATION);
        assertThat(fixture.err())
                .contains("The Plane key of agent \"imhotep\" belongs to the account \"concierge\".")
                .doesNotContain(fixture.concierge.apiKey());
    }

    @Test
    void listsTheToolsOfTheAgentWithoutPlane() throws IOException {
        fixture.plane.close();

        assertThat(run("tools")).isEqualTo(ExitCode.OK);

        assertThat(new ObjectMapper().readTree(fixture.out()).findValuesAsText("name"))
                .containsExactly("who", "steps", "wait", "break");
    }

    @Test
    void hidesTheConciergesToolFromOthers() {
        assertThat(run("call", "create_task")).isEqualTo(ExitCode.FAILED);
        assertThat(fixture.err()).contains("There is no tool \"create_task\" for you.");

        fixture.agent(fixture.concierge);
        assertThat(run("call", "create_task")).isEqualTo(ExitCode.OK);
    }

    @Test
    void tellsItsVersionAndHelp() {
        assertThat(run("--version")).isEqualTo(ExitCode.OK);
        assertThat(run("--help")).isEqualTo(ExitCode.OK);
        assertThat(fixture.out())
                .startsWith("plane-bridge 1.2.3")
                .contains("stdio", "http", "call", "tools", "Exit codes");
    }

    @Test
    void keepsToReadingAndToTheAllowedTools() {
        fixture.variables.put("PLANE_BRIDGE_READ_ONLY", "true");
        fixture.variables.put("PLANE_BRIDGE_TOOLS", "who,steps");

        assertThat(run("tools", "--text")).isEqualTo(ExitCode.OK);
        assertThat(fixture.out()).contains("who").doesNotContain("steps", "wait");
        assertThat(run("call", "steps")).isEqualTo(ExitCode.FAILED);
    }
}

package cloud.ewutelo.plane.bridge.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.bridge.command.Bridge;
import cloud.ewutelo.plane.bridge.support.BridgeFixture;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StdioFrontTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String META =
            "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",\"io.modelcontextprotocol/clientCapabilities\":{}}";

    @TempDir
    private Path folder;

    private BridgeFixture fixture;
    private Bridge bridge;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeEach
    void setUp() {
        fixture = new BridgeFixture(folder);
        fixture.agent(fixture.imhotep);
        bridge = fixture.bridge();
    }

    @AfterEach
    void tearDown() {
        bridge.close();
        fixture.close();
    }

    /** Sends messages, closes the stream at once, and hands over all that was answered. */
    private List<JsonNode> send(String... lines) throws IOException, InterruptedException {
        byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        front(new ByteArrayInputStream(bytes)).run();
        return answers();
    }

    private StdioFront front(InputStream in) {
        return new StdioFront("1.2.3", bridge.tools(), bridge.onlyAgent(Optional.empty()), in, out);
    }

    private List<JsonNode> answers() throws IOException {
        List<JsonNode> answers = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
            answers.add(JSON.readTree(line));
        }
        return answers;
    }

    private static String request(int id, String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":{" + params + "}}";
    }

    @Test
    void answersEveryRequestThoughTheClientClosedItsEnd() throws Exception {
        List<JsonNode> answers = send(
                request(1, "initialize", "\"protocolVersion\":\"2025-11-25\",\"capabilities\":{}"),
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}",
                request(2, "tools/list", ""),
                request(3, "tools/call", "\"name\":\"plane.who\",\"arguments\":{\"note\":\"é\\n\"}"));

        assertThat(answers).extracting(answer -> answer.path("id").asInt()).containsExactly(1, 2, 3);
        assertThat(answers.get(0).at("/result/protocolVersion").asText()).isEqualTo("2025-11-25");
        assertThat(answers.get(0).at("/result/serverInfo/name").asText()).isEqualTo("plane");
        assertThat(answers.get(1).at("/result/tools").findValuesAsText("name"))
                .containsExactly("who", "steps", "wait", "break");
        assertThat(answers.get(2).at("/result/structuredContent/note").asText()).isEqualTo("é\n");
        assertThat(answers.get(2).at("/result/structuredContent/account").asText())
                .isEqualTo("imhotep");
    }

    @Test
    void servesTheStatelessRevisionToo() throws Exception {
        List<JsonNode> answers = send(
                request(1, "server/discover", META),
                request(2, "tools/list", META),
                request(3, "tools/call", META + ",\"name\":\"who\""),
                request(4, "ping", META),
                request(5, "tools/list", META.replace("2026-07-28", "2031-01-01")));

        assertThat(answers).hasSize(5);
        JsonNode discovered = answers.stream()
                .filter(answer -> answer.path("id").asInt() == 1)
                .findFirst()
                .orElseThrow();
        assertThat(discovered.at("/result/supportedVersions").toString()).contains("2026-07-28", "2025-11-25");
        assertThat(answers).filteredOn(answer -> answer.has("result")).allSatisfy(answer -> assertThat(
                        answer.at("/result/resultType").asText())
                .isEqualTo("complete"));
        assertThat(answers)
                .filteredOn(answer -> answer.has("error"))
                .extracting(answer -> answer.at("/error/code").asInt())
                .containsExactly(-32601, -32022);
    }

    @Test
    void servesOnAfterMessagesThatCannotBeRead() throws Exception {
        List<JsonNode> answers = send(
                "{not json",
                "[]",
                "",
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}",
                "x".repeat(1_100_000),
                request(7, "ping", ""));

        assertThat(answers)
                .extracting(answer -> answer.at("/error/code").asInt())
                .containsExactly(-32700, -32600, -32600, -32600, 0);
        assertThat(answers.get(4).path("id").asInt()).isEqualTo(7);
    }

    @Test
    void answersOthersWhileACallRunsAndFinishesItAtTheEnd() throws Exception {
        PipedOutputStream client = new PipedOutputStream();
        StdioFront front = front(new PipedInputStream(client));
        Thread serving = new Thread(() -> {
            try {
                front.run();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        serving.start();
        client.write((request(1, "tools/call", "\"name\":\"wait\"") + "\n").getBytes(StandardCharsets.UTF_8));
        client.flush();
        fixture.tools.waiting.await();
        client.write((request(2, "ping", "") + "\n").getBytes(StandardCharsets.UTF_8));
        client.close();
        fixture.tools.goOn.countDown();
        serving.join();

        assertThat(answers()).extracting(answer -> answer.path("id").asInt()).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void tellsHowFarACallIsAndNotAtEveryStep() throws Exception {
        List<JsonNode> answers =
                send(request(1, "tools/call", "\"name\":\"steps\",\"_meta\":{\"progressToken\":\"up\"}"));

        List<JsonNode> notes = answers.subList(0, answers.size() - 1);
        assertThat(notes).hasSizeBetween(50, 110).allSatisfy(note -> {
            assertThat(note.path("method").asText()).isEqualTo("notifications/progress");
            assertThat(note.at("/params/progressToken").asText()).isEqualTo("up");
        });
        assertThat(notes.get(notes.size() - 1).at("/params/progress").asInt()).isEqualTo(1000);
        assertThat(answers.get(answers.size() - 1).path("id").asInt()).isEqualTo(1);
    }

    @Test
    void refusesUnknownToolsByTheProtocolAndHidesTheConcierges() throws Exception {
        List<JsonNode> answers = send(
                request(1, "tools/call", "\"name\":\"fly\""),
                request(2, "tools/call", "\"name\":\"create_task\""),
                request(3, "tools/call", "\"name\":5"),
                request(4, "resources/list", ""));

        assertThat(answers)
                .extracting(answer -> answer.path("id").asInt() + " "
                        + answer.at("/error/code").asInt())
                .containsExactlyInAnyOrder("1 -32602", "2 -32602", "3 -32602", "4 -32601");
    }

    @Test
    void tellsNothingOfAFailureInside() throws Exception {
        List<JsonNode> answers = send(request(1, "tools/call", "\"name\":\"break\""));

        assertThat(answers.get(0).at("/result/isError").asBoolean()).isTrue();
        assertThat(answers.get(0).at("/result/structuredContent/error/code").asText())
                .isEqualTo("internal");
        assertThat(answers.get(0).toString()).doesNotContain("secret detail").doesNotContain("Exception");
    }
}

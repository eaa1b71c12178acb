package cloud.ewutelo.plane.bridge.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.bridge.command.Bridge;
import cloud.ewutelo.plane.bridge.metric.BridgeMetrics;
import cloud.ewutelo.plane.bridge.setting.Environment;
import cloud.ewutelo.plane.bridge.setting.SettingException;
import cloud.ewutelo.plane.bridge.support.BridgeFixture;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpFrontTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BOTH = "application/json, text/event-stream";
    private static final String META =
            "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",\"io.modelcontextprotocol/clientCapabilities\":{}}";

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final BridgeMetrics metrics = new BridgeMetrics();
    private BridgeFixture fixture;
    private Bridge bridge;
    private HttpFront front;

    @BeforeEach
    void setUp() {
        fixture = new BridgeFixture(folder).bothAgents();
        fixture.variables.put("PLANE_BRIDGE_LISTEN", "127.0.0.1:0");
        fixture.variables.put("PLANE_BRIDGE_MANAGEMENT", "0");
        bridge = Bridge.open(fixture.context(), metrics, metrics.requests());
        front = new HttpFront(
                "1.2.3",
                HttpSettings.from(new Environment(fixture.variables), false),
                bridge.tools(),
                bridge.agents(),
                bridge.settings().agentId(),
                metrics);
    }

    @AfterEach
    void tearDown() {
        fixture.tools.goOn.countDown();
        front.close();
        bridge.close();
        fixture.close();
    }

    private static String request(String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":{" + params + "}}";
    }

    private HttpRequest.Builder post(String body) {
        return HttpRequest.newBuilder(front.address())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("Accept", BOTH);
    }

    private HttpRequest.Builder as(String agent, String body) {
        return post(body)
                .header("Authorization", "Bearer " + BridgeFixture.TOKEN)
                .header("X-Plane-Agent", agent);
    }

    /** A request of the stateless revision, with its headers. */
    private HttpRequest.Builder stateless(String agent, String method, String params) {
        HttpRequest.Builder builder = as(agent, request(method, params.isEmpty() ? META : META + "," + params))
                .header("MCP-Protocol-Version", "2026-07-28")
                .header("Mcp-Method", method);
        return params.contains("\"name\":\"who\"") ? builder.header("Mcp-Name", "who") : builder;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.body())
                .as("secrets and stacks")
                .doesNotContain(BridgeFixture.TOKEN)
                .doesNotContain(fixture.imhotep.apiKey())
                .doesNotContain(fixture.concierge.apiKey())
                .doesNotContain("Exception")
                .doesNotContain("\tat ");
        return response;
    }

    private JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }

    @Test
    void answersOnePostWithoutAHandshake() throws Exception {
        JsonNode answer = json(send(as("imhotep", request("tools/call", "\"name\":\"plane.who\""))
                .header("X-OpenClaw-Session", "agent:imhotep:main")));

        assertThat(answer.at("/result/structuredContent/agent").asText()).isEqualTo("imhotep");
        assertThat(answer.at("/result/structuredContent/account").asText()).isEqualTo("imhotep");
        assertThat(answer.at("/result/structuredContent/session").asText()).isEqualTo("agent:imhotep:main");
        assertThat(answer.at("/result").has("resultType")).isFalse();
    }

    @Test
    void listsToAnAgentWhatItMayUse() throws Exception {
        assertThat(json(send(stateless("imhotep", "tools/list", ""))).findValuesAsText("name"))
                .containsExactly("who", "steps", "wait", "break");
        JsonNode listed = json(send(stateless("concierge", "tools/list", ""))).path("result");
        assertThat(listed.path("tools").findValuesAsText("name"))
                .containsExactly("who", "steps", "wait", "break", "create_task");
        assertThat(listed.path("resultType").asText()).isEqualTo("complete");
        assertThat(listed.path("cacheScope").asText()).isEqualTo("private");
        assertThat(listed.path("ttlMs").asLong()).isPositive();
    }

    @Test
    void refusesTheConciergesToolToOthersAsIfItWereNotThere() throws Exception {
        HttpResponse<String> hidden = send(as("imhotep", request("tools/call", "\"name\":\"create_task\"")));
        HttpResponse<String> unknown = send(as("imhotep", request("tools/call", "\"name\":\"fly\"")));

        assertThat(hidden.body().replace("create_task", "fly")).isEqualTo(unknown.body());
        assertThat(json(hidden).at("/error/code").asInt()).isEqualTo(-32602);
    }

    @Test
    void discoversForTheStatelessRevision() throws Exception {
        JsonNode result =
                json(send(stateless("imhotep", "server/discover", ""))).path("result");

        assertThat(result.path("supportedVersions").get(0).asText()).isEqualTo("2026-07-28");
        assertThat(result.at("/capabilities/tools").isObject()).isTrue();
        assertThat(result.path("_meta")
                        .path("io.modelcontextprotocol/serverInfo")
                        .path("version")
                        .asText())
                .isEqualTo("1.2.3");
    }

    @Test
    void holdsTheStatelessRevisionToItsHeaders() throws Exception {
        String call = request("tools/call", META + ",\"name\":\"who\"");

        assertError(as("imhotep", call), 400, -32020);
        assertError(
                as("imhotep", call).header("MCP-Protocol-Version", "2025-11-25").header("Mcp-Method", "tools/call"),
                400,
                -32020);
        assertError(
                as("imhotep", call).header("MCP-Protocol-Version", "2026-07-28").header("Mcp-Method", "tools/list"),
                400,
                -32020);
        assertError(
                as("imhotep", call).header("MCP-Protocol-Version", "2026-07-28").header("Mcp-Method", "tools/call"),
                400,
                -32020);
        HttpResponse<String> encoded = send(as("imhotep", call)
                .header("MCP-Protocol-Version", "2026-07-28")
                .header("Mcp-Method", "tools/call")
                .header("Mcp-Name", "=?base64?d2hv?="));
        assertThat(encoded.statusCode()).isEqualTo(200);
    }

    @Test
    void refusesWhatTheStatelessRevisionDoesNotKnow() throws Exception {
        assertError(as("imhotep", request("tools/list", "")).header("MCP-Protocol-Version", "2026-07-28"), 400, -32602);
        assertError(
                as("imhotep", request("tools/list", META.replace("2026-07-28", "2031-01-01")))
                        .header("MCP-Protocol-Version", "2031-01-01")
                        .header("Mcp-Method", "tools/list"),
                400,
                -32022);
        assertError(stateless("imhotep", "resources/list", ""), 404, -32601);
        assertError(stateless("imhotep", "initialize", ""), 404, -32601);
        JsonNode unsupported =
                json(send(as("imhotep", request("tools/list", "")).header("MCP-Protocol-Version", "1999-01-01")));
        assertThat(unsupported.at("/error/data/supported").toString()).contains("2025-11-25");
    }

    private void assertError(HttpRequest.Builder request, int status, int code) throws Exception {
        HttpResponse<String> response = send(request);
        assertThat(json(response).at("/error/code").asInt()).as(response.body()).isEqualTo(code);
        assertThat(response.statusCode()).isEqualTo(status);
    }

    @Test
    void keepsASessionAndReportsProgressInIt() throws Exception {
        HttpResponse<String> initialized = send(
                as(
                        "imhotep",
                        request(
                                "initialize",
                                "\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}")));
        String session = initialized.headers().firstValue("Mcp-Session-Id").orElseThrow();
        assertThat(json(initialized).at("/result/protocolVersion").asText()).isEqualTo("2025-11-25");
        assertThat(send(as("imhotep", "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}")
                                .header("Mcp-Session-Id", session))
                        .statusCode())
                .isEqualTo(202);

        String steps = send(as("imhotep", request("tools/call", "\"name\":\"steps\",\"_meta\":{\"progressToken\":7}"))
                        .header("Mcp-Session-Id", session))
                .body();
        assertThat(steps).contains("notifications/progress", "\"progressToken\":7", "\"steps\":1000");
        String list = send(as("imhotep", request("tools/list", "")).header("Mcp-Session-Id", session))
                .body();
        assertThat(list).contains("\"who\"").doesNotContain("plane.").doesNotContain("create_task");
        assertThat(send(as("imhotep", request("tools/call", "\"name\":\"create_task\""))
                                .header("Mcp-Session-Id", session))
                        .body())
                .contains("-32602");

        HttpRequest.Builder delete = HttpRequest.newBuilder(front.address())
                .DELETE()
                .header("Authorization", "Bearer " + BridgeFixture.TOKEN)
                .header("X-Plane-Agent", "imhotep")
                .header("Mcp-Session-Id", session);
        assertThat(send(delete).statusCode()).isEqualTo(200);
        assertThat(send(as("imhotep", request("ping", "")).header("Mcp-Session-Id", session))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void streamsProgressWithoutASessionToThoseWhoTakeStreams() throws Exception {
        String call = "\"name\":\"steps\",\"_meta\":{\"progressToken\":\"p\"}";
        HttpResponse<String> streamed = send(as("imhotep", request("tools/call", call)));
        HttpResponse<String> plain = send(HttpRequest.newBuilder(front.address())
                .POST(HttpRequest.BodyPublishers.ofString(request("tools/call", call)))
                .header("Authorization", "Bearer " + BridgeFixture.TOKEN)
                .header("X-Plane-Agent", "imhotep")
                .header("Accept", "application/json"));

        assertThat(streamed.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        assertThat(streamed.body().split("\n\n")).hasSizeBetween(50, 110);
        assertThat(streamed.body()).contains("\"result\"");
        assertThat(json(plain).at("/result/structuredContent/steps").asInt()).isEqualTo(1000);
    }

    @Test
    void asksForTheTokenBeforeAnythingElse() throws Exception {
        for (HttpRequest.Builder request : new HttpRequest.Builder[] {
            post(request("tools/list", "")),
            post(request("tools/list", "")).header("Authorization", "Bearer wrong"),
            post(request("tools/list", "")).header("Authorization", "Basic " + BridgeFixture.TOKEN),
            post("not json").header("X-Plane-Agent", "concierge"),
            HttpRequest.newBuilder(URI.create(front.address() + "?token=" + BridgeFixture.TOKEN))
        }) {
            HttpResponse<String> refused = send(request);
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue("WWW-Authenticate"))
                    .hasValueSatisfying(value -> assertThat(value).startsWith("Bearer"));
        }
        assertThat(metrics.scrape()).contains("plane_bridge_refusals_total{status=\"401\"} 5.0");
    }

    @Test
    void refusesAgentsThatItDoesNotKnow() throws Exception {
        assertThat(send(as("seshat", request("tools/list", ""))).statusCode()).isEqualTo(403);
        HttpResponse<String> nobody =
                send(post(request("tools/list", "")).header("Authorization", "Bearer " + BridgeFixture.TOKEN));
        assertThat(nobody.statusCode()).isEqualTo(403);
        assertThat(nobody.body()).contains("X-Plane-Agent");
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, , 200",
        "localhost:99, http://localhost:3000, 200",
        "[::1]:8766, http://127.0.0.1, 200",
        "evil.example, , 421",
        "localhost.evil.example, , 421",
        "localhost, http://evil.example, 403",
        "localhost, http://localhost.evil.example, 403",
        "localhost, null, 403"
    })
    void keepsOutWebPages(String host, String origin, int status) throws Exception {
        assertThat(raw(host, origin)).startsWith("HTTP/1.1 " + status + " ");
    }

    /** The JDK's client does not let a Host header be set. */
    private String raw(String host, String origin) throws IOException {
        byte[] body = request("tools/list", "").getBytes(StandardCharsets.UTF_8);
        String head = "POST /mcp HTTP/1.1\r\nHost: " + host + "\r\n"
                + (origin == null ? "" : "Origin: " + origin + "\r\n")
                + "Authorization: Bearer " + BridgeFixture.TOKEN + "\r\nX-Plane-Agent: imhotep\r\n"
                + "Connection: close\r\nContent-Length: " + body.length + "\r\n\r\n";
        try (Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(), front.address().getPort());
                OutputStream out = socket.getOutputStream();
                InputStream in = socket.getInputStream()) {
            out.write(head.getBytes(StandardCharsets.UTF_8));
            out.write(body);
            out.flush();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void refusesWhatIsNoMessage() throws Exception {
        assertError(as("imhotep", "{"), 400, -32700);
        assertError(as("imhotep", "[]"), 400, -32600);
        assertThat(send(as("imhotep", " ".repeat(1_048_577))).statusCode()).isEqualTo(413);
        HttpRequest.Builder get = HttpRequest.newBuilder(front.address())
                .header("Authorization", "Bearer " + BridgeFixture.TOKEN)
                .header("X-Plane-Agent", "imhotep");
        assertThat(send(get).statusCode()).isEqualTo(405);
        assertThat(send(as("imhotep", request("ping", "")).header("Mcp-Session-Id", "gone"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(send(as("imhotep", request("tools/call", "\"name\":\"break\"")))
                        .body())
                .contains("\"internal\"")
                .doesNotContain("secret detail");
    }

    @Test
    void tellsHealthAndMetricsOnThisMachineWithoutAToken() throws Exception {
        send(as("imhotep", request("tools/call", "\"name\":\"who\"")));
        URI root = front.address().resolve("/");
        URI management = front.managementAddress().orElseThrow();

        for (URI base : new URI[] {root, management}) {
            assertThat(send(HttpRequest.newBuilder(base.resolve("livez"))).statusCode())
                    .isEqualTo(200);
            String scraped =
                    send(HttpRequest.newBuilder(base.resolve("metrics"))).body();
            assertThat(scraped)
                    .contains("plane_bridge_calls_seconds_count{agent=\"imhotep\",outcome=\"ok\",tool=\"who\"} 1")
                    .contains("plane_client_requests_seconds_count", "jvm_memory_used_bytes");
        }
        assertThat(send(HttpRequest.newBuilder(management.resolve("mcp"))).statusCode())
                .isEqualTo(404);
    }

    @Test
    void endsWhatRunsBeforeItStops() throws Exception {
        CompletableFuture<HttpResponse<String>> running = http.sendAsync(
                as("imhotep", request("tools/call", "\"name\":\"wait\"")).build(),
                HttpResponse.BodyHandlers.ofString());
        fixture.tools.waiting.await();
        CompletableFuture<Void> closing = CompletableFuture.runAsync(front::close);
        while (bridge.tools().isOpen()) {
            Thread.onSpinWait();
        }
        assertThat(send(HttpRequest.newBuilder(front.address().resolve("/readyz")))
                        .statusCode())
                .isEqualTo(503);
        assertThat(send(as("imhotep", request("tools/call", "\"name\":\"who\"")))
                        .body())
                .contains("about to stop");

        fixture.tools.goOn.countDown();

        assertThat(running.get().body()).contains("Waited.");
        closing.get();
    }

    @Test
    void listensForOthersOnlyWithAToken() {
        Map<String, String> open = Map.of("PLANE_BRIDGE_LISTEN", "0.0.0.0:0");
        assertThatThrownBy(() -> HttpSettings.from(new Environment(open), true))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("PLANE_BRIDGE_LISTEN");
        assertThatThrownBy(() -> HttpSettings.from(new Environment(Map.of()), false))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("PLANE_BRIDGE_TOKEN is missing");
        assertThatThrownBy(() -> HttpSettings.from(new Environment(Map.of("PLANE_BRIDGE_TOKEN", "short")), false))
                .isInstanceOf(SettingException.class)
                .hasMessageNotContaining("short ");
    }
}

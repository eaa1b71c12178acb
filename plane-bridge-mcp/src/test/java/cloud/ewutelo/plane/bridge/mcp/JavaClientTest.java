package cloud.ewutelo.plane.bridge.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.bridge.command.Bridge;
import cloud.ewutelo.plane.bridge.metric.BridgeMetrics;
import cloud.ewutelo.plane.bridge.setting.Environment;
import cloud.ewutelo.plane.bridge.support.BridgeFixture;
import cloud.ewutelo.plane.bridge.support.ClassPath;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ListToolsResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client of the protocol's own SDK against the bridge. */
class JavaClientTest {

    @TempDir
    private Path folder;

    @Test
    void worksOverHttpWithASession() {
        try (BridgeFixture fixture = new BridgeFixture(folder).bothAgents()) {
            fixture.variables.put("PLANE_BRIDGE_LISTEN", "127.0.0.1:0");
            BridgeMetrics metrics = new BridgeMetrics();
            try (Bridge bridge = fixture.bridge();
                    HttpFront front = new HttpFront(
                            "1.2.3",
                            HttpSettings.from(new Environment(fixture.variables), false),
                            bridge.tools(),
                            bridge.agents(),
                            bridge.settings().agentId(),
                            metrics)) {
                URI address = front.address();
                HttpClientStreamableHttpTransport transport = HttpClientStreamableHttpTransport.builder(
                                address.resolve("/").toString())
                        .endpoint(address.getPath())
                        .jsonMapper(new JacksonMcpJsonMapper(new ObjectMapper()))
                        .addHttpRequestCustomizer((request, method, uri, body, context) -> request.header(
                                        "Authorization", "Bearer " + BridgeFixture.TOKEN)
                                .header("X-Plane-Agent", "imhotep"))
                        .build();
                ConcurrentLinkedQueue<Double> progress = new ConcurrentLinkedQueue<>();
                try (McpSyncClient client = McpClient.sync(transport)
                        .progressConsumer(note -> progress.add(note.progress()))
                        .build()) {
                    check(client);
                    client.callTool(CallToolRequest.builder("steps")
                            .arguments(Map.of())
                            .progressToken("up")
                            .build());
                    assertThat(progress).isNotEmpty();
                }
            }
        }
    }

    @Test
    void worksOverStdioOfAProcess() {
        try (BridgeFixture fixture = new BridgeFixture(folder)) {
            fixture.agent(fixture.imhotep);
            McpClientTransport transport = new StdioClientTransport(
                    ServerParameters.builder(Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString())
                            .args(
                                    "-XX:TieredStopAtLevel=1",
                                    // The program's own; tests may have others, which write to standard output.
                                    "-Dslf4j.provider=org.slf4j.simple.SimpleServiceProvider",
                                    "-cp",
                                    ClassPath.get(),
                                    StubProgram.class.getName(),
                                    "stdio")
                            .env(fixture.variables)
                            .build(),
                    new JacksonMcpJsonMapper(new ObjectMapper()));
            try (McpSyncClient client = McpClient.sync(transport).build()) {
                check(client);
            }
        }
    }

    private static void check(McpSyncClient client) {
        assertThat(client.initialize().serverInfo().name()).isEqualTo("plane");
        ListToolsResult listed = client.listTools();
        assertThat(listed.tools()).extracting(Tool::name).isEqualTo(List.of("who", "steps", "wait", "break"));
        CallToolResult who = client.callTool(CallToolRequest.builder("plane.who")
                .arguments(Map.of("note", "ü"))
                .build());
        assertThat(who.isError()).isFalse();
        assertThat(String.valueOf(who.structuredContent())).contains("agent=imhotep", "note=ü");
        CallToolResult failed = client.callTool(
                CallToolRequest.builder("who").arguments(Map.of("other", 1)).build());
        assertThat(failed.isError()).isTrue();
        assertThatThrownBy(() -> client.callTool(CallToolRequest.builder("create_task")
                        .arguments(Map.of())
                        .build()))
                .isInstanceOf(McpError.class)
                .hasMessageContaining("There is no tool");
    }
}

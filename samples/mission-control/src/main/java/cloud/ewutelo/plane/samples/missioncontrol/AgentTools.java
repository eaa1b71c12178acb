package cloud.ewutelo.plane.samples.missioncontrol;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What an agent has of Plane: the bridge's tools, over MCP. */
final class AgentTools implements AutoCloseable {

    /** The tool said no. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    private final McpSyncClient client;

    AgentTools(URI bridge, String token, String agent) {
        client = McpClient.sync(HttpClientStreamableHttpTransport.builder(bridge.toString())
                        .endpoint("/mcp")
                        .jsonMapper(new JacksonMcpJsonMapper(new ObjectMapper()))
                        .addHttpRequestCustomizer((request, method, uri, body, context) -> request.header(
                                        "Authorization", "Bearer " + token)
                                .header("X-Plane-Agent", agent))
                        .build())
                .build();
        client.initialize();
    }

    List<String> names() {
        return client.listTools().tools().stream().map(tool -> tool.name()).toList();
    }

    /**
     * Calls a tool.
     *
     * @throws Refused with the tool's words
     */
    @SuppressWarnings("unchecked")
    Map<String, Object> call(String tool, Map<String, Object> arguments) {
        CallToolResult result = client.callTool(
                CallToolRequest.builder(tool).arguments(arguments).build());
        if (Boolean.TRUE.equals(result.isError())) {
            throw new Refused(result.content().stream()
                    .filter(TextContent.class::isInstance)
                    .map(content -> ((TextContent) content).text())
                    .collect(Collectors.joining("\n")));
        }
        return (Map<String, Object>) result.structuredContent();
    }

    @Override
    public void close() {
        client.close();
    }
}

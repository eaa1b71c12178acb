package cloud.ewutelo.plane.bridge.mcp;

import cloud.ewutelo.plane.bridge.agent.Caller;
import cloud.ewutelo.plane.bridge.tool.ToolCall;
import cloud.ewutelo.plane.bridge.tool.ToolDescription;
import cloud.ewutelo.plane.bridge.tool.ToolRegistry;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** MCP over a pair of streams, for one agent. */
public final class StdioFront implements AutoCloseable {

    private static final String ALIAS = "plane.";

    private final McpSyncServer server;

    /**
     * Begins to serve.
     *
     * @param version of the bridge
     * @param caller the agent on whose behalf all calls are made
     */
    public StdioFront(String version, ToolRegistry tools, Caller caller, InputStream in, OutputStream out) {
        McpServer.SyncSpecification<?> specification = McpServer.sync(
                        new StdioServerTransportProvider(new JacksonMcpJsonMapper(new ObjectMapper()), in, out))
                .serverInfo("plane", version)
                .instructions(McpTools.INSTRUCTIONS)
                .capabilities(ServerCapabilities.builder().tools(false).build())
                // The registry mends arguments before it checks them.
                .validateToolInputs(false)
                .addToolFilter((context, tool) -> !tool.name().startsWith(ALIAS));
        for (ToolDescription tool : tools.list(caller)) {
            specification.tools(
                    specification(tools, caller, tool, tool.name()),
                    specification(tools, caller, tool, ALIAS + tool.name()));
        }
        this.server = specification.build();
    }

    private static SyncToolSpecification specification(
            ToolRegistry tools, Caller caller, ToolDescription tool, String name) {
        return SyncToolSpecification.builder()
                .tool(McpTools.tool(tool, name))
                .callHandler((exchange, request) -> call(tools, caller, exchange, request))
                .build();
    }

    private static CallToolResult call(
            ToolRegistry tools, Caller caller, McpSyncServerExchange exchange, CallToolRequest request) {
        Map<String, Object> arguments = Optional.ofNullable(request.arguments()).orElse(Map.of());
        return McpTools.result(tools.call(request.name(), arguments, caller, progress(exchange, request.meta())));
    }

    private static ToolCall.Progress progress(McpSyncServerExchange exchange, @Nullable Map<String, Object> meta) {
        Object token = meta == null ? null : meta.get("progressToken");
        return token == null
                ? ToolCall.Progress.NONE
                : (done, total) -> exchange.progressNotification(ProgressNotification.builder(token, (double) done)
                        .total((double) total)
                        .message("bytes")
                        .build());
    }

    @Override
    public void close() {
        server.closeGracefully();
    }
}

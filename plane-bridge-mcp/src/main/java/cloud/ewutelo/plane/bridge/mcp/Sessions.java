package cloud.ewutelo.plane.bridge.mcp;

import cloud.ewutelo.plane.bridge.agent.Identity;
import cloud.ewutelo.plane.bridge.tool.ToolCall;
import cloud.ewutelo.plane.bridge.tool.ToolDescription;
import cloud.ewutelo.plane.bridge.tool.ToolRegistry;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Clients that begin with a handshake and keep a session, served by the SDK of the protocol. */
final class Sessions implements AutoCloseable {

    /** Where a request carries who calls. */
    static final String IDENTITY = "plane-bridge.identity";

    private static final String ALIAS = "plane.";
    private static final Duration LOOK_FOR_DEAD_ONES = Duration.ofMinutes(5);

    private final HttpServletStreamableServerTransportProvider transport;
    private final McpSyncServer server;

    Sessions(String version, ToolRegistry tools, String path) {
        this.transport = HttpServletStreamableServerTransportProvider.builder()
                .jsonMapper(new JacksonMcpJsonMapper(mapper()))
                .mcpEndpoint(path)
                .maxRequestSize(Rpc.MAXIMUM_SIZE)
                .sessionSweepInterval(LOOK_FOR_DEAD_ONES)
                .contextExtractor(
                        request -> McpTransportContext.create(Map.of(IDENTITY, request.getAttribute(IDENTITY))))
                .build();
        McpServer.SyncSpecification<?> specification = McpServer.sync(transport)
                .serverInfo("plane", version)
                .instructions(McpTools.INSTRUCTIONS)
                .capabilities(ServerCapabilities.builder().tools(false).build())
                // The registry mends arguments before it checks them.
                .validateToolInputs(false)
                .addToolFilter((context, tool) -> !tool.name().startsWith(ALIAS)
                        && tools.find(tool.name(), identity(context).agent()).isPresent());
        for (ToolDescription tool : tools.list()) {
            specification.tools(
                    specification(tools, tool, tool.name()), specification(tools, tool, ALIAS + tool.name()));
        }
        this.server = specification.build();
    }

    /** The SDK writes its errors as exceptions with their stack; this writes them as the protocol wants them. */
    private static ObjectMapper mapper() {
        SimpleModule errors = new SimpleModule();
        errors.addSerializer(new ErrorSerializer());
        return new ObjectMapper().registerModule(errors);
    }

    private static final class ErrorSerializer extends StdSerializer<McpError> {

        private static final long serialVersionUID = 1L;

        private ErrorSerializer() {
            super(McpError.class);
        }

        @Override
        public void serialize(McpError error, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeStartObject();
            json.writeStringField("jsonrpc", "2.0");
            json.writeNullField("id");
            json.writeObjectFieldStart("error");
            json.writeNumberField("code", error.getJsonRpcError().code());
            json.writeStringField("message", error.getJsonRpcError().message());
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    private static SyncToolSpecification specification(ToolRegistry tools, ToolDescription tool, String name) {
        return SyncToolSpecification.builder()
                .tool(McpTools.tool(tool, name))
                .callHandler((exchange, request) -> call(tools, exchange, request))
                .build();
    }

    private static CallToolResult call(ToolRegistry tools, McpSyncServerExchange exchange, CallToolRequest request) {
        Identity identity = identity(exchange.transportContext());
        if (tools.find(request.name(), identity.agent()).isEmpty()) {
            RpcException unknown = McpTools.unknownTool(tools, request.name(), identity.agent());
            throw McpError.builder(unknown.error().code())
                    .message(unknown.getMessage())
                    .build();
        }
        Map<String, Object> arguments = Optional.ofNullable(request.arguments()).orElse(Map.of());
        return McpTools.result(tools.call(request.name(), arguments, identity, progress(exchange, request.meta())));
    }

    private static Identity identity(McpTransportContext context) {
        return (Identity) context.get(IDENTITY);
    }

    private static ToolCall.Progress progress(McpSyncServerExchange exchange, @Nullable Map<String, Object> meta) {
        Object token = meta == null ? null : meta.get("progressToken");
        return token == null
                ? ToolCall.Progress.NONE
                : new ProgressNotes((done, total) ->
                        exchange.progressNotification(ProgressNotification.builder(token, (double) done)
                                .total((double) total)
                                .message("bytes")
                                .build()));
    }

    void serve(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        transport.service(request, response);
    }

    @Override
    public void close() {
        server.closeGracefully();
    }
}

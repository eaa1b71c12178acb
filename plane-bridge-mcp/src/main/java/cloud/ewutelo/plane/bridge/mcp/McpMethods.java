package cloud.ewutelo.plane.bridge.mcp;

import cloud.ewutelo.plane.bridge.agent.Agent;
import cloud.ewutelo.plane.bridge.agent.Identity;
import cloud.ewutelo.plane.bridge.tool.ToolCall;
import cloud.ewutelo.plane.bridge.tool.ToolDescription;
import cloud.ewutelo.plane.bridge.tool.ToolRegistry;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The methods of a server that has tools and nothing else, whatever brings the messages. Each request stands for itself: those of
 * the stateless revision, and those of older ones, which get the same answers with or without a handshake.
 */
final class McpMethods {

    /** For how long a client may keep the list of tools. It changes with the bridge's settings only, so with a restart. */
    private static final long LIST_IS_GOOD_FOR_MILLIS = 300_000;

    private final String version;
    private final ToolRegistry tools;

    McpMethods(String version, ToolRegistry tools) {
        this.version = version;
        this.tools = tools;
    }

    /**
     * Answers a request.
     *
     * @param notifications takes what is to be told while the request runs
     * @return the result
     */
    ObjectNode answer(ObjectNode request, Identity identity, Consumer<ObjectNode> notifications) throws RpcException {
        return Revisions.isStateless(request)
                ? stateless(request, identity, notifications)
                : withHandshake(request, identity, notifications);
    }

    private ObjectNode stateless(ObjectNode request, Identity identity, Consumer<ObjectNode> notifications)
            throws RpcException {
        Revisions.checkStateless(request);
        ObjectNode result =
                switch (method(request)) {
                    case "server/discover" -> cacheable(discover(), "public");
                    case "tools/list" -> cacheable(list(identity.agent()), "private");
                    case "tools/call" -> call(request, identity, notifications);
                    default -> throw unknownMethod(request);
                };
        return result.put("resultType", "complete");
    }

    private ObjectNode withHandshake(ObjectNode request, Identity identity, Consumer<ObjectNode> notifications)
            throws RpcException {
        return switch (method(request)) {
            case "initialize" -> initialize(request);
            case "ping" -> Rpc.JSON.createObjectNode();
            case "tools/list" -> list(identity.agent());
            case "tools/call" -> call(request, identity, notifications);
            default -> throw unknownMethod(request);
        };
    }

    private ObjectNode initialize(ObjectNode request) {
        String wanted = request.path("params").path("protocolVersion").asText();
        ObjectNode result = Rpc.JSON
                .createObjectNode()
                .put(
                        "protocolVersion",
                        Revisions.WITH_HANDSHAKE.contains(wanted) ? wanted : Revisions.WITH_HANDSHAKE.get(0));
        result.putObject("capabilities").putObject("tools");
        result.set("serverInfo", serverInfo());
        return result.put("instructions", McpTools.INSTRUCTIONS);
    }

    private ObjectNode discover() {
        ObjectNode result = Rpc.JSON.createObjectNode();
        Revisions.ALL.forEach(result.putArray("supportedVersions")::add);
        result.putObject("capabilities").putObject("tools");
        result.putObject("_meta").set("io.modelcontextprotocol/serverInfo", serverInfo());
        return result.put("instructions", McpTools.INSTRUCTIONS);
    }

    private ObjectNode serverInfo() {
        return Rpc.JSON
                .createObjectNode()
                .put("name", "plane")
                .put("title", "Plane")
                .put("version", version);
    }

    private static ObjectNode cacheable(ObjectNode result, String scope) {
        return result.put("ttlMs", LIST_IS_GOOD_FOR_MILLIS).put("cacheScope", scope);
    }

    private ObjectNode list(Agent agent) {
        ObjectNode result = Rpc.JSON.createObjectNode();
        ArrayNode list = result.putArray("tools");
        for (ToolDescription tool : tools.list(agent)) {
            list.add(Rpc.JSON.<JsonNode>valueToTree(McpTools.tool(tool)));
        }
        return result;
    }

    private ObjectNode call(ObjectNode request, Identity identity, Consumer<ObjectNode> notifications)
            throws RpcException {
        JsonNode name = request.path("params").path("name");
        JsonNode arguments = request.path("params").path("arguments");
        if (!name.isTextual() || !(arguments.isObject() || arguments.isMissingNode() || arguments.isNull())) {
            throw new RpcException(
                    RpcError.INVALID_PARAMS,
                    "tools/call needs params.name, a string, and params.arguments, an object.");
        }
        if (tools.find(name.asText(), identity.agent()).isEmpty()) {
            throw McpTools.unknownTool(tools, name.asText(), identity.agent());
        }
        Map<String, @Nullable Object> given = arguments.isObject()
                ? Rpc.JSON.convertValue(arguments, new TypeReference<LinkedHashMap<String, @Nullable Object>>() {})
                : Map.of();
        return Rpc.JSON.valueToTree(McpTools.result(
                tools.call(name.asText(), given, identity, progress(Revisions.meta(request), notifications))));
    }

    private static ToolCall.Progress progress(JsonNode meta, Consumer<ObjectNode> notifications) {
        JsonNode token = meta.path("progressToken");
        if (!token.isTextual() && !token.isIntegralNumber()) {
            return ToolCall.Progress.NONE;
        }
        return new ProgressNotes((done, total) -> {
            ObjectNode params = Rpc.JSON.createObjectNode();
            params.set("progressToken", token);
            params.put("progress", done).put("total", total).put("message", "bytes");
            notifications.accept(Rpc.notification("notifications/progress", params));
        });
    }

    private static String method(ObjectNode request) {
        return request.path("method").asText();
    }

    private static RpcException unknownMethod(ObjectNode request) {
        return new RpcException(
                RpcError.METHOD_NOT_FOUND,
                "There is no method \"" + method(request) + "\". This server has tools only.");
    }
}

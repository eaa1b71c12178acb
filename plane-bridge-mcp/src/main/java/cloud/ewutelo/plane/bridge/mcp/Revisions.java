package cloud.ewutelo.plane.bridge.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/** The revisions of MCP that are spoken. */
final class Revisions {

    /** The one in which every request stands for itself. */
    static final String STATELESS = "2026-07-28";

    /** Those that begin with a handshake, the newest first. */
    static final List<String> WITH_HANDSHAKE = List.of("2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05");

    static final List<String> ALL =
            Stream.concat(Stream.of(STATELESS), WITH_HANDSHAKE.stream()).toList();

    /** Where a request of the stateless revision says which one it is. */
    static final String VERSION_KEY = "io.modelcontextprotocol/protocolVersion";

    private static final String CAPABILITIES_KEY = "io.modelcontextprotocol/clientCapabilities";

    private Revisions() {}

    /** Whether a message says that it is of the stateless revision, or of a later one. */
    static boolean isStateless(ObjectNode message) {
        return meta(message).has(VERSION_KEY) || message.path("method").asText().equals("server/discover");
    }

    /** Refuses a request that lacks what the stateless revision asks of each, or is of a revision that is not spoken. */
    static void checkStateless(ObjectNode message) throws RpcException {
        JsonNode version = meta(message).path(VERSION_KEY);
        if (!version.isTextual()) {
            throw new RpcException(RpcError.INVALID_PARAMS, "params._meta lacks \"" + VERSION_KEY + "\".");
        }
        if (!version.asText().equals(STATELESS)) {
            throw unsupported(version.asText());
        }
        if (!meta(message).path(CAPABILITIES_KEY).isObject()) {
            throw new RpcException(RpcError.INVALID_PARAMS, "params._meta lacks \"" + CAPABILITIES_KEY + "\".");
        }
    }

    static RpcException unsupported(String requested) {
        ObjectNode data = Rpc.JSON.createObjectNode();
        ALL.forEach(data.putArray("supported")::add);
        data.put("requested", requested);
        return new RpcException(
                RpcError.UNSUPPORTED_PROTOCOL_VERSION,
                "This server does not speak revision " + requested + " in such a request.",
                data);
    }

    static JsonNode meta(ObjectNode message) {
        return message.path("params").path("_meta");
    }
}

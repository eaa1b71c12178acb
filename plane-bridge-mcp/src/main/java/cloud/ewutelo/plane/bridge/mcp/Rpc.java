package cloud.ewutelo.plane.bridge.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Messages of JSON-RPC 2.0. */
final class Rpc {

    /** The largest message that is read, in bytes: ten times the longest text that a tool takes. */
    static final int MAXIMUM_SIZE = 1024 * 1024;

    static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Rpc() {}

    /** Reads one message. */
    static ObjectNode parse(byte[] message) throws RpcException {
        JsonNode node;
        try {
            node = JSON.readTree(message);
        } catch (IOException e) {
            throw new RpcException(RpcError.PARSE_ERROR, "The message is no JSON.");
        }
        if (!(node instanceof ObjectNode object)) {
            throw new RpcException(RpcError.INVALID_REQUEST, "The message is no JSON object; there are no batches.");
        }
        JsonNode id = object.get("id");
        if (!object.path("jsonrpc").asText().equals("2.0") || (id != null && !isId(id))) {
            throw new RpcException(
                    RpcError.INVALID_REQUEST,
                    "The message needs \"jsonrpc\": \"2.0\" and an id that is a string or an integer.");
        }
        return object;
    }

    private static boolean isId(JsonNode id) {
        return id.isTextual() || id.isIntegralNumber();
    }

    /** Whether a message wants an answer. */
    static boolean isRequest(ObjectNode message) {
        return message.path("method").isTextual() && message.has("id");
    }

    static ObjectNode result(JsonNode id, ObjectNode result) {
        ObjectNode response = response(id);
        response.set("result", result);
        return response;
    }

    static ObjectNode error(@Nullable JsonNode id, RpcException failure) {
        ObjectNode error =
                JSON.createObjectNode().put("code", failure.error().code()).put("message", failure.getMessage());
        if (failure.data() != null) {
            error.set("data", failure.data());
        }
        ObjectNode response = response(id);
        response.set("error", error);
        return response;
    }

    static ObjectNode notification(String method, ObjectNode params) {
        ObjectNode notification = JSON.createObjectNode().put("jsonrpc", "2.0").put("method", method);
        notification.set("params", params);
        return notification;
    }

    static byte[] bytes(JsonNode message) {
        try {
            return JSON.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree can always be written.", e);
        }
    }

    private static ObjectNode response(@Nullable JsonNode id) {
        ObjectNode response = JSON.createObjectNode().put("jsonrpc", "2.0");
        response.set("id", id == null ? NullNode.getInstance() : id);
        return response;
    }
}

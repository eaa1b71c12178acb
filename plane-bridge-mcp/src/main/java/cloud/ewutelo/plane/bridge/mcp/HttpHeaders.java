package cloud.ewutelo.plane.bridge.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The headers that repeat what the body says, for machines in between. They must not say anything else. */
final class HttpHeaders {

    static final String VERSION = "MCP-Protocol-Version";
    static final String SESSION = "Mcp-Session-Id";

    private static final String BASE64_BEGIN = "=?base64?";
    private static final String BASE64_END = "?=";

    private HttpHeaders() {}

    /** Checks a request of the stateless revision. */
    static void check(HttpServletRequest http, ObjectNode request) throws RpcException {
        same(VERSION, http.getHeader(VERSION), Revisions.meta(request).path(Revisions.VERSION_KEY));
        same("Mcp-Method", http.getHeader("Mcp-Method"), request.path("method"));
        JsonNode name = request.path("params").path("name");
        if (request.path("method").asText().equals("tools/call") && name.isTextual()) {
            String header = http.getHeader("Mcp-Name");
            same("Mcp-Name", header == null ? null : decode(header.strip()), name);
        }
    }

    private static void same(String header, @Nullable String value, JsonNode body) throws RpcException {
        if (value == null) {
            throw new RpcException(RpcError.HEADER_MISMATCH, "The header " + header + " is missing.");
        }
        if (!value.strip().equals(body.asText())) {
            throw new RpcException(
                    RpcError.HEADER_MISMATCH,
                    "The header " + header + " is \"" + value + "\", the body says \"" + body.asText() + "\".");
        }
    }

    private static String decode(String value) throws RpcException {
        if (!value.startsWith(BASE64_BEGIN) || !value.endsWith(BASE64_END)) {
            return value;
        }
        try {
            String encoded = value.substring(BASE64_BEGIN.length(), value.length() - BASE64_END.length());
            return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            throw new RpcException(RpcError.HEADER_MISMATCH, "The header Mcp-Name is no Base64.");
        }
    }
}

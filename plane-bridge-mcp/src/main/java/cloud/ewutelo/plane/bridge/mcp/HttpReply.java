package cloud.ewutelo.plane.bridge.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Answers over HTTP. */
final class HttpReply {

    private HttpReply() {}

    static void json(HttpServletResponse response, int status, ObjectNode body) throws IOException {
        byte[] bytes = Rpc.bytes(body);
        response.setStatus(status);
        response.setContentType("application/json");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    /** An error that no request of the protocol can be named for. */
    static void refusal(HttpServletResponse response, int status, String message) throws IOException {
        if (status == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", "Bearer realm=\"plane-bridge\"");
        }
        // The body was not read, so the connection cannot carry another request; a client must know.
        response.setHeader("Connection", "close");
        json(response, status, Rpc.error(null, new RpcException(RpcError.INVALID_REQUEST, message)));
    }

    static void failure(HttpServletResponse response, @Nullable JsonNode id, RpcException failure) throws IOException {
        json(response, failure.error().httpStatus(), Rpc.error(id, failure));
    }
}

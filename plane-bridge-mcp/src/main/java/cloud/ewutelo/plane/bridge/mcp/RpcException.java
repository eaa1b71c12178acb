package cloud.ewutelo.plane.bridge.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** A request that is refused by the protocol, not by a tool. */
final class RpcException extends Exception {

    private static final long serialVersionUID = 1L;

    private final RpcError error;
    private final transient @Nullable JsonNode data;

    RpcException(RpcError error, String message) {
        this(error, message, null);
    }

    RpcException(RpcError error, String message, @Nullable JsonNode data) {
        super(message);
        this.error = error;
        this.data = data;
    }

    RpcError error() {
        return error;
    }

    /** More for programs. */
    @Nullable
    JsonNode data() {
        return data;
    }
}

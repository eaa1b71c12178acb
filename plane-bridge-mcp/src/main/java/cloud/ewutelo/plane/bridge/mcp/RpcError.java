package cloud.ewutelo.plane.bridge.mcp;

/** The errors of JSON-RPC and MCP, with the status that each has over HTTP. */
enum RpcError {
    PARSE_ERROR(-32700, 400),
    INVALID_REQUEST(-32600, 400),
    METHOD_NOT_FOUND(-32601, 404),
    INVALID_PARAMS(-32602, 400),
    /** A status of 400 would tell clients that the server is of an older revision. */
    UNKNOWN_TOOL(-32602, 200),
    INTERNAL_ERROR(-32603, 500),
    /** A header says something else than the body. */
    HEADER_MISMATCH(-32020, 400),
    /** A revision that this server does not speak. */
    UNSUPPORTED_PROTOCOL_VERSION(-32022, 400);

    private final int code;
    private final int httpStatus;

    RpcError(int code, int httpStatus) {
        this.code = code;
        this.httpStatus = httpStatus;
    }

    int code() {
        return code;
    }

    int httpStatus() {
        return httpStatus;
    }
}

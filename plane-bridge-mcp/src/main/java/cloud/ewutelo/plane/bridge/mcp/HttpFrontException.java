package cloud.ewutelo.plane.bridge.mcp;

/** The bridge cannot be served over HTTP, such as at an address that is in use. */
public final class HttpFrontException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    HttpFrontException(String message, Throwable cause) {
        super(message, cause);
    }
}

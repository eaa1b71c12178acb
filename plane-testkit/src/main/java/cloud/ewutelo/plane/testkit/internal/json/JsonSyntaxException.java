package cloud.ewutelo.plane.testkit.internal.json;

/** A body that is not JSON; the message is what the server would say. */
public final class JsonSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With the server's text. */
    public JsonSyntaxException(String message) {
        super(message, null, false, false);
    }
}

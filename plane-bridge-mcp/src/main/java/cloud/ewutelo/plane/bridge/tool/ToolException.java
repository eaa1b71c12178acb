package cloud.ewutelo.plane.bridge.tool;

import org.jspecify.annotations.Nullable;

/** A call that failed, told so that a model knows what to do next. */
public final class ToolException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String next;
    private final boolean retried;

    /**
     * A failure.
     *
     * @param message what failed and why, a sentence
     * @param next what to do next, a sentence
     */
    public ToolException(ErrorCode code, String message, String next) {
        this(code, message, next, false, null);
    }

    /**
     * A failure with a cause.
     *
     * @param retried whether it was tried again already
     */
    public ToolException(ErrorCode code, String message, String next, boolean retried, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.next = next;
        this.retried = retried;
    }

    public ErrorCode code() {
        return code;
    }

    /** What to do next, a sentence. */
    public String next() {
        return next;
    }

    /** Whether it was tried again already. */
    public boolean retried() {
        return retried;
    }

    /** The failure for a model. It begins plainly, because some clients do not show that it is one. */
    String toText() {
        return "FAILED (" + code.value() + "): " + getMessage() + (retried ? " It was tried again, in vain." : "") + " "
                + next;
    }
}

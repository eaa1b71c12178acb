package cloud.ewutelo.plane.bridge.poll;

/** An agent could not be woken. */
public final class WakeFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean ofAll;

    /**
     * A failed wake-up.
     *
     * @param message what failed, and what to do; no secret
     * @param ofAll whether other wake-ups would fail, too
     */
    public WakeFailedException(String message, boolean ofAll) {
        super(message);
        this.ofAll = ofAll;
    }

    /** Whether other wake-ups would fail, too. */
    public boolean ofAll() {
        return ofAll;
    }
}

package cloud.ewutelo.plane.error;

/**
 * A webhook is not signed with any of the secrets: somebody else sent it, it was changed on its way, or the secret is not the
 * webhook's. Nothing in it may be trusted.
 */
public class WebhookSignatureException extends PlaneException {

    private static final long serialVersionUID = 1L;

    /**
     * A refusal.
     *
     * @param message why, and what to do next; neither a secret nor a signature
     */
    public WebhookSignatureException(String message) {
        super(message);
    }
}

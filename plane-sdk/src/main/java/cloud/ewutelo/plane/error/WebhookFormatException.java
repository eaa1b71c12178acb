package cloud.ewutelo.plane.error;

/**
 * A body is not a webhook of Plane at all: no JSON, or without the name of an event. What Plane may send one day, but this
 * version of the SDK does not know, is no failure: see {@link cloud.ewutelo.plane.webhook.UnknownEvent}.
 */
public class WebhookFormatException extends PlaneException {

    private static final long serialVersionUID = 1L;

    /**
     * A refusal.
     *
     * @param message what is wrong with the body, and where; never its text
     */
    public WebhookFormatException(String message) {
        super(message);
    }
}

package cloud.ewutelo.plane.webhook;

import cloud.ewutelo.plane.model.OpenEnum;

/** What was done to the object. */
public final class WebhookAction extends OpenEnum {

    /** It is new. */
    public static final WebhookAction CREATED = new WebhookAction("created");

    /** It was changed. */
    public static final WebhookAction UPDATED = new WebhookAction("updated");

    /** It is gone. Community Edition tells this of projects alone. */
    public static final WebhookAction DELETED = new WebhookAction("deleted");

    /** It was archived. Commercial editions alone tell this. */
    public static final WebhookAction ARCHIVED = new WebhookAction("archived");

    /** The webhook does not say. */
    public static final WebhookAction UNKNOWN = new WebhookAction("unknown");

    private WebhookAction(String value) {
        super(value);
    }

    /**
     * An action by its wire name, known or not.
     *
     * @param value as Plane writes it
     * @return the action
     */
    public static WebhookAction of(String value) {
        return new WebhookAction(value);
    }
}

package cloud.ewutelo.plane.admin;

import cloud.ewutelo.plane.internal.Check;

/** A webhook to be created. The address is required; nothing is sent of what is not switched on. */
public final class WebhookCreate extends WebhookFields<WebhookCreate> {

    /** Starts with nothing set. */
    public WebhookCreate() {}

    /**
     * Switches all events on.
     *
     * @return this request
     */
    public WebhookCreate everything() {
        return projects(true).workItems(true).modules(true).cycles(true).comments(true);
    }

    @Override
    public void validate() {
        Check.required(properties(), "url");
    }
}

package cloud.ewutelo.plane.admin;

/** Changes to a webhook; what is not touched stays as it is. */
public final class WebhookUpdate extends WebhookFields<WebhookUpdate> {

    /** Starts with nothing touched. */
    public WebhookUpdate() {}

    /**
     * Sets whether Plane sends. Switch it on again after Plane has switched it off because deliveries failed.
     *
     * @param on whether it does
     * @return this request
     */
    public WebhookUpdate active(boolean on) {
        return set("is_active", on);
    }
}

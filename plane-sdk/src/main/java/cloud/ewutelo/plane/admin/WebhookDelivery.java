package cloud.ewutelo.plane.admin;

import cloud.ewutelo.plane.model.PlaneObject;
import java.util.Optional;

/** An attempt to deliver a webhook. Bodies and headers are texts in the notation of Python, not JSON. */
public interface WebhookDelivery extends PlaneObject {

    /**
     * What had changed.
     *
     * @return such as {@code "issue"}
     */
    Optional<String> eventType();

    /**
     * What was sent.
     *
     * @return the body
     */
    Optional<String> requestBody();

    /**
     * What the receiver answered.
     *
     * @return the HTTP status as text; a name of a failure if there was no answer
     */
    Optional<String> responseStatus();

    /**
     * What the receiver said.
     *
     * @return the body of the answer, or the failure
     */
    Optional<String> responseBody();

    /**
     * How many attempts went before.
     *
     * @return 0 for the first
     */
    default int retryCount() {
        return 0;
    }

    /**
     * Builds one by hand, for tests.
     *
     * @return an empty builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link WebhookDelivery} objects. */
    class Builder extends ImmutableWebhookDelivery.Builder {
        Builder() {}
    }
}

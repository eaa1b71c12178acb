package cloud.ewutelo.plane.admin;

import java.util.List;
import java.util.function.Consumer;

/** The webhooks of a workspace; for its admins. */
public interface WebhookAdmin {

    /**
     * Lists the webhooks, secrets included.
     *
     * <p>{@code GET /api/workspaces/{slug}/webhooks/}
     *
     * @return all webhooks, newest first
     */
    List<Webhook> list();

    /**
     * Reads a webhook, secret included.
     *
     * <p>{@code GET /api/workspaces/{slug}/webhooks/{id}/}
     *
     * @param webhookId its id
     * @return the webhook
     * @throws cloud.ewutelo.plane.error.NotFoundException if there is none
     */
    Webhook get(String webhookId);

    /**
     * Makes a webhook. If the answer is lost, the SDK looks whether it is there.
     *
     * <p>{@code POST /api/workspaces/{slug}/webhooks/}
     *
     * @param request fills in the address and the events
     * @return the new webhook, with the secret that Plane chose
     * @throws cloud.ewutelo.plane.error.ConflictException if the workspace has one with this address
     * @throws cloud.ewutelo.plane.error.ValidationException if this version does not allow the address
     */
    Webhook create(Consumer<WebhookCreate> request);

    /**
     * Changes a webhook.
     *
     * <p>{@code PATCH /api/workspaces/{slug}/webhooks/{id}/}
     *
     * @param webhookId its id
     * @param request what to change
     * @return the webhook as it is now
     */
    Webhook update(String webhookId, Consumer<WebhookUpdate> request);

    /**
     * Has Plane choose another secret. The old one is void at once.
     *
     * <p>{@code POST /api/workspaces/{slug}/webhooks/{id}/regenerate/}
     *
     * @param webhookId its id
     * @return the webhook with its new secret
     */
    Webhook regenerateSecret(String webhookId);

    /**
     * Lists what was sent. Empty where the operator keeps logs in MongoDB.
     *
     * <p>{@code GET /api/workspaces/{slug}/webhook-logs/{id}/}
     *
     * @param webhookId its id
     * @return the deliveries, newest first
     */
    List<WebhookDelivery> deliveries(String webhookId);

    /**
     * Deletes a webhook.
     *
     * <p>{@code DELETE /api/workspaces/{slug}/webhooks/{id}/}
     *
     * @param webhookId its id
     */
    void delete(String webhookId);
}

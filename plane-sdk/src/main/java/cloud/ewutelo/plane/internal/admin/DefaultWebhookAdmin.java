package cloud.ewutelo.plane.internal.admin;

import cloud.ewutelo.plane.admin.Webhook;
import cloud.ewutelo.plane.admin.WebhookAdmin;
import cloud.ewutelo.plane.admin.WebhookCreate;
import cloud.ewutelo.plane.admin.WebhookDelivery;
import cloud.ewutelo.plane.admin.WebhookUpdate;
import cloud.ewutelo.plane.internal.http.RepeatableCreation;
import cloud.ewutelo.plane.internal.http.Transport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The webhooks of a workspace, over HTTP. */
final class DefaultWebhookAdmin implements WebhookAdmin {

    private final Transport transport;
    private final WorkspaceApi api;
    private final String slug;

    DefaultWebhookAdmin(Transport transport, WorkspaceApi api, String slug) {
        this.transport = transport;
        this.api = api;
        this.slug = slug;
    }

    @Override
    public List<Webhook> list() {
        return List.copyOf(transport.call(api.webhooks(slug)));
    }

    @Override
    public Webhook get(String webhookId) {
        return transport.call(api.webhook(slug, webhookId));
    }

    @Override
    public Webhook create(Consumer<WebhookCreate> request) {
        WebhookCreate create = new WebhookCreate();
        request.accept(create);
        create.validate();
        return new RepeatableCreation(transport.options())
                .create(
                        () -> transport.call(api.createWebhook(slug, new LinkedHashMap<>(create.properties()))),
                        () -> find(String.valueOf(create.properties().get("url"))));
    }

    private Optional<Webhook> find(String url) {
        return list().stream().filter(webhook -> webhook.url().equals(url)).findFirst();
    }

    @Override
    public Webhook update(String webhookId, Consumer<WebhookUpdate> request) {
        WebhookUpdate update = new WebhookUpdate();
        request.accept(update);
        return update.isEmpty()
                ? get(webhookId)
                : transport.call(api.updateWebhook(slug, webhookId, new LinkedHashMap<>(update.properties())));
    }

    @Override
    public Webhook regenerateSecret(String webhookId) {
        return transport.call(api.regenerateSecret(slug, webhookId, Map.of()));
    }

    @Override
    public List<WebhookDelivery> deliveries(String webhookId) {
        return List.copyOf(transport.call(api.deliveries(slug, webhookId)));
    }

    @Override
    public void delete(String webhookId) {
        transport.run(api.deleteWebhook(slug, webhookId));
    }
}

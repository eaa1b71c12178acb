package cloud.ewutelo.plane.webhook;

import cloud.ewutelo.plane.model.JsonValue;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.user.User;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What all events have in common. */
record Envelope(
        String event,
        WebhookEntity entity,
        WebhookAction action,
        String entityId,
        @Nullable String projectId,
        String workspaceId,
        String webhookId,
        List<FieldChange> changes,
        @Nullable Ref<User> actor,
        @Nullable Instant changedAt,
        List<String> deliveryIds,
        String digest,
        JsonValue body) {

    Envelope withChanges(List<FieldChange> all, List<String> ids) {
        return new Envelope(
                event,
                entity,
                action,
                entityId,
                projectId,
                workspaceId,
                webhookId,
                List.copyOf(all),
                actor,
                changedAt,
                List.copyOf(ids),
                digest,
                body);
    }
}

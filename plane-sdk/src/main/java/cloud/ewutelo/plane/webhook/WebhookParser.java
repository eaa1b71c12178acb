package cloud.ewutelo.plane.webhook;

import cloud.ewutelo.plane.comment.Comment;
import cloud.ewutelo.plane.cycle.Cycle;
import cloud.ewutelo.plane.error.WebhookFormatException;
import cloud.ewutelo.plane.model.JsonValue;
import cloud.ewutelo.plane.model.PlaneJson;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.module.ProjectModule;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.user.User;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bodies of webhooks of both generations. It does not check who sent them: {@link Webhooks} does both.
 */
public final class WebhookParser {

    private WebhookParser() {}

    /**
     * Reads a body whose signature was checked already, or that comes from a store of one's own.
     *
     * @param body the bytes of the request's body, unchanged: the event's id is made of them
     * @return what happened; an {@link UnknownEvent} if this version of the SDK cannot tell
     * @throws WebhookFormatException if the body is no JSON, or does not name an event
     */
    public static WebhookEvent parse(byte[] body) {
        JsonValue json = json(body);
        String name = text(json, "event");
        if (name.isEmpty()) {
            throw new WebhookFormatException(
                    "The body is no webhook of Plane: it has no \"event\". Check what else sends to this address.");
        }
        JsonValue data = WireData.levelled(json.get("data"));
        EventName kind = EventName.of(name, text(json, "action"));
        Envelope envelope = envelope(json, data, kind, name, Hmac.digest(body));
        if (envelope.entityId().isEmpty()) {
            return new UnknownEvent(envelope, kind.isKnown() ? "the object has no id" : null);
        }
        try {
            return typed(envelope, data);
        } catch (IllegalArgumentException e) {
            return new UnknownEvent(envelope, e.getMessage());
        }
    }

    private static JsonValue json(byte[] body) {
        try {
            // Jackson would read some bytes that are not UTF-8 as something else.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return JsonValue.parse(text);
        } catch (CharacterCodingException e) {
            throw new WebhookFormatException("The body is no webhook of Plane: it is not UTF-8.");
        } catch (IllegalArgumentException e) {
            throw new WebhookFormatException("The body is no webhook of Plane. " + e.getMessage());
        }
    }

    private static WebhookEvent typed(Envelope envelope, JsonValue data) {
        WebhookEntity entity = envelope.entity();
        if (entity.equals(WebhookEntity.WORK_ITEM)) {
            return new WorkItemEvent(envelope, object(data, WorkItem.class));
        }
        if (entity.equals(WebhookEntity.COMMENT)) {
            return new CommentEvent(envelope, object(data, Comment.class));
        }
        if (entity.equals(WebhookEntity.CYCLE)) {
            return new CycleEvent(envelope, object(data, Cycle.class));
        }
        if (entity.equals(WebhookEntity.MODULE)) {
            return new ModuleEvent(envelope, object(data, ProjectModule.class));
        }
        if (entity.equals(WebhookEntity.PROJECT)) {
            return new ProjectEvent(envelope, object(data, Project.class));
        }
        return new UnknownEvent(envelope, null);
    }

    /** Of what is gone, there is at most the id. */
    private static <T> @Nullable T object(JsonValue data, Class<T> type) {
        return data.properties().keySet().stream().allMatch("id"::equals) ? null : PlaneJson.read(data, type);
    }

    private static Envelope envelope(JsonValue json, JsonValue data, EventName kind, String name, String digest) {
        String entityId = first(text(data, "id"), text(json, "entity_id"));
        String projectId = kind.entity().equals(WebhookEntity.PROJECT)
                ? entityId
                : first(id(data.get("project")), text(json, "project_id"));
        String eventId = text(json, "event_id");
        return new Envelope(
                name,
                kind.entity(),
                kind.action(),
                entityId,
                projectId.isEmpty() ? null : projectId,
                first(text(json, "workspace_id"), id(data.get("workspace"))),
                text(json, "webhook_id"),
                changes(json, data),
                actor(json, data),
                instant(text(data, "updated_at")),
                List.of(eventId.isEmpty() ? "sha256:" + digest : eventId),
                digest,
                json);
    }

    private static List<FieldChange> changes(JsonValue json, JsonValue data) {
        JsonValue activity = json.get("activity");
        List<FieldChange> changes = new ArrayList<>();
        String changed = text(activity, "field");
        if (!changed.isEmpty()) {
            String field = WireData.field(changed);
            changes.add(new FieldChange(
                    field,
                    WireData.reference(field, activity.get("old_value")),
                    WireData.reference(field, activity.get("new_value"))));
        }
        json.get("previous_attributes").properties().forEach((sent, old) -> {
            String field = WireData.field(sent);
            changes.add(new FieldChange(
                    field,
                    WireData.reference(field, old),
                    WireData.reference(field, data.get(WireData.stored(field)))));
        });
        return List.copyOf(changes);
    }

    /** The first generation names who did it; the second has the last editor in the object. */
    private static @Nullable Ref<User> actor(JsonValue json, JsonValue data) {
        JsonValue actor = json.get("activity").get("actor");
        String id = id(actor);
        if (!id.isEmpty()) {
            try {
                return actor.isObject() ? Ref.of(id, PlaneJson.read(WireData.levelled(actor), User.class)) : Ref.of(id);
            } catch (IllegalArgumentException unreadable) {
                return Ref.of(id);
            }
        }
        String editor = first(id(data.get("updated_by")), id(data.get("created_by")));
        return editor.isEmpty() ? null : Ref.of(editor);
    }

    private static @Nullable Instant instant(String text) {
        try {
            return text.isEmpty()
                    ? null
                    : OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String id(JsonValue reference) {
        return reference.isObject() ? text(reference, "id") : string(reference);
    }

    private static String text(JsonValue object, String property) {
        return string(object.get(property));
    }

    private static String string(JsonValue value) {
        return value.toPlain() instanceof String text && !text.equals(WireData.NONE) ? text : "";
    }

    private static String first(String preferred, String otherwise) {
        return preferred.isEmpty() ? otherwise : preferred;
    }
}

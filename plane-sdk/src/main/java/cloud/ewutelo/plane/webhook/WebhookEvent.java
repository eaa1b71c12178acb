package cloud.ewutelo.plane.webhook;

import cloud.ewutelo.plane.model.JsonValue;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in Plane, as a webhook told it. The subclasses carry the object; a new kind of event comes as
 * {@link UnknownEvent}, so that an upgrade of Plane breaks nobody's receiver.
 *
 * <p>Two generations of webhooks are read into the same events. The first (Community Edition, and older webhooks elsewhere)
 * sends one webhook for each changed property, says who did it, and the commercial second one sends all changes at once and
 * does not. Where they differ, the methods tell.
 *
 * <p>The object is as it was when the webhook was sent, which may be later than the change, and it may have changed since.
 */
public abstract sealed class WebhookEvent
        permits WorkItemEvent, CommentEvent, CycleEvent, ModuleEvent, ProjectEvent, UnknownEvent {

    private final Envelope envelope;

    WebhookEvent(Envelope envelope) {
        this.envelope = envelope;
    }

    /** The same event, telling more changes. */
    abstract WebhookEvent with(Envelope other);

    final Envelope envelope() {
        return envelope;
    }

    /**
     * What names this event over all repetitions of its delivery: use it to recognise what was handled already.
     *
     * @return Plane's own id where the webhook has one (second generation), else {@code sha256:} and the {@link #digest}
     */
    public final String id() {
        return envelope.deliveryIds().get(0);
    }

    /**
     * The ids of all deliveries that this event was made of.
     *
     * @return {@link #id()} alone; several only after a {@link WebhookCoalescer}
     */
    public final List<String> deliveryIds() {
        return envelope.deliveryIds();
    }

    /**
     * The SHA-256 of the body's bytes.
     *
     * @return 64 lower-case hexadecimal digits
     */
    public final String digest() {
        return envelope.digest();
    }

    /**
     * The event's name on the wire.
     *
     * @return such as {@code "issue"} or {@code "workitem.updated"}
     */
    public final String event() {
        return envelope.event();
    }

    /**
     * What kind of object it is about.
     *
     * @return the kind
     */
    public final WebhookEntity entity() {
        return envelope.entity();
    }

    /**
     * What was done to the object.
     *
     * @return the action
     */
    public final WebhookAction action() {
        return envelope.action();
    }

    /**
     * The id of the object.
     *
     * @return a lower-case UUID; empty text only on an {@link UnknownEvent} that names none
     */
    public final String entityId() {
        return envelope.entityId();
    }

    /**
     * The id of the project in which it happened.
     *
     * @return a lower-case UUID; empty if the webhook does not tell, as on a deletion of the second generation
     */
    public final Optional<String> projectId() {
        return Optional.ofNullable(envelope.projectId());
    }

    /**
     * The id of the workspace. Webhooks do not tell its slug.
     *
     * @return a lower-case UUID; empty text if the webhook does not tell
     */
    public final String workspaceId() {
        return envelope.workspaceId();
    }

    /**
     * The id of the webhook under which this was sent; the same in all its deliveries.
     *
     * @return a lower-case UUID; empty text if it does not tell
     */
    public final String webhookId() {
        return envelope.webhookId();
    }

    /**
     * What was changed, if this is an update.
     *
     * @return of the first generation exactly one on an update and none else, until a {@link WebhookCoalescer} has joined
     *     them; of the second generation all
     */
    public final List<FieldChange> changes() {
        return envelope.changes();
    }

    /**
     * The change of a property.
     *
     * @param field Plane's name as in the object itself, such as {@code "state"} or {@code "target_date"}
     * @return the last change of it, or empty if this event does not tell of any
     */
    public final Optional<FieldChange> change(String field) {
        return envelope.changes().stream()
                .filter(change -> change.field().equals(field))
                .reduce((first, second) -> second);
    }

    /**
     * Who did it.
     *
     * @return the user, with name and e-mail address in the first generation; in the second, who changed the object last, as an
     *     id; empty if Plane itself did it or does not tell
     */
    public final Optional<Ref<User>> actor() {
        return Optional.ofNullable(envelope.actor());
    }

    /**
     * When the object was last saved: the {@code updated_at} of the object in this event, by the server's clock. All webhooks of
     * one change have the same.
     *
     * @return the instant; empty on deletions
     */
    public final Optional<Instant> changedAt() {
        return Optional.ofNullable(envelope.changedAt());
    }

    /**
     * The whole body, for what the SDK does not model.
     *
     * @return the JSON as it came
     */
    public final JsonValue body() {
        return envelope.body();
    }

    /**
     * Tells what happened by ids, without names, texts and e-mail addresses.
     *
     * @return fit for a log
     */
    @Override
    public final String toString() {
        StringBuilder text = new StringBuilder(getClass().getSimpleName())
                .append('[')
                .append(entity())
                .append(' ')
                .append(entityId().isEmpty() ? "?" : entityId())
                .append(' ')
                .append(action());
        if (!changes().isEmpty()) {
            text.append(changes().stream().map(FieldChange::toString).collect(Collectors.joining("; ", " (", ")")));
        }
        projectId().ifPresent(project -> text.append(", project ").append(project));
        actor().ifPresent(actor -> text.append(", by ").append(actor.id()));
        changedAt().ifPresent(at -> text.append(", at ").append(at));
        return text.append(", ").append(id()).append(']').toString();
    }

    /**
     * Two events are equal if they were made of the same deliveries.
     *
     * @param other the other
     * @return whether they are the same event
     */
    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof WebhookEvent that && that.deliveryIds().equals(deliveryIds());
    }

    @Override
    public final int hashCode() {
        return deliveryIds().hashCode();
    }
}

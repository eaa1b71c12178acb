package cloud.ewutelo.plane.feed;

import cloud.ewutelo.plane.comment.Comment;
import cloud.ewutelo.plane.webhook.WebhookEvent;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.util.Set;

/**
 * Something that happened in a project since the feed was read last.
 *
 * <p>A feed compares what there is with what there was. Several changes between two polls are one event with all changed
 * fields; what was changed and changed back, or created and deleted, between two polls is no event.
 */
public sealed interface FeedEvent {

    /**
     * Names the event. When a program is stopped before it has {@linkplain FeedBatch#commit() committed}, the event comes again
     * after the restart, under the same id: remember the ids of what must not be done twice. If the work item was changed
     * once more in the meantime, it is another event with another id that tells of both changes.
     *
     * @return up to 100 ASCII characters without blanks, unique in the instance
     */
    String id();

    /**
     * The project in which it happened.
     *
     * @return its id
     */
    String projectId();

    /**
     * A work item is new in the project's list: it was created, taken out of the archive, or accepted from intake.
     *
     * @param id names the event
     * @param projectId the project's id
     * @param workItem as it is now
     */
    record Created(String id, String projectId, WorkItem workItem) implements FeedEvent {}

    /**
     * A work item was changed.
     *
     * @param id names the event
     * @param projectId the project's id
     * @param workItem as it is now
     * @param changed what differs from how the feed last saw it. The feed remembers checksums and not values: one change in
     *     65,536 is reported without its field, so that a set can be empty
     */
    record Updated(String id, String projectId, WorkItem workItem, Set<ChangedField> changed) implements FeedEvent {

        /** Copies the fields. */
        public Updated {
            changed = Set.copyOf(changed);
        }
    }

    /**
     * Plane saved a work item, but nothing in it changed: mostly something was done around it, such as a comment, a link, a
     * file, a relation or a cycle. Only with {@link FeedOptions#touches(boolean)}.
     *
     * @param id names the event
     * @param projectId the project's id
     * @param workItem as it is now
     */
    record Touched(String id, String projectId, WorkItem workItem) implements FeedEvent {}

    /**
     * Somebody commented. Only with {@link FeedOptions#comments(boolean)}.
     *
     * @param id names the event
     * @param projectId the project's id
     * @param workItem as it is now
     * @param comment the new comment
     */
    record Commented(String id, String projectId, WorkItem workItem, Comment comment) implements FeedEvent {}

    /**
     * A work item is no longer in the project's list.
     *
     * @param id names the event
     * @param projectId the project's id
     * @param workItemId the work item's id
     * @param reason what became of it, as far as Plane tells
     */
    record Removed(String id, String projectId, String workItemId, RemovalReason reason) implements FeedEvent {}

    /**
     * The project as a whole was archived, restored or deleted.
     *
     * @param id names the event
     * @param projectId the project's id
     * @param change what became of it
     */
    record ProjectChanged(String id, String projectId, ProjectChange change) implements FeedEvent {}

    /**
     * A webhook told of something that a feed does not look at: a cycle, a module, the properties of a project, or a kind of
     * event that the SDK does not know. Only from an {@link EventSource}. Webhooks get lost, so this is not complete; and they
     * overtake each other, so read the object anew with the event's {@code refetch} rather than trust its content.
     *
     * @param id the webhook's own id
     * @param projectId the project's id; empty text if the webhook does not tell
     * @param event the webhook
     */
    record Announced(String id, String projectId, WebhookEvent event) implements FeedEvent {}
}

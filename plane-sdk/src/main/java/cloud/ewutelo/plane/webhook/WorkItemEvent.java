package cloud.ewutelo.plane.webhook;

import cloud.ewutelo.plane.WorkspaceClient;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.state.State;
import cloud.ewutelo.plane.state.StateGroup;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A work item was created or changed; commercial editions also tell of archiving and deletion. State, labels and assignees of the
 * work item are expanded. */
public final class WorkItemEvent extends WebhookEvent {

    private final @Nullable WorkItem workItem;

    WorkItemEvent(Envelope envelope, @Nullable WorkItem workItem) {
        super(envelope);
        this.workItem = workItem;
    }

    @Override
    WebhookEvent with(Envelope other) {
        return new WorkItemEvent(other, workItem);
    }

    /**
     * The work item as it was when the webhook was sent.
     *
     * @return the work item; empty if it was deleted
     */
    public Optional<WorkItem> workItem() {
        return Optional.ofNullable(workItem);
    }

    /**
     * Whether this event moved the work item into a state of a group, as in {@code movedTo(StateGroup.COMPLETED)}.
     *
     * <p>It is also true for a move from one state of the group to another, because Plane tells the id of the old state alone.
     * It is false if the work item has moved on since, which another event tells.
     *
     * @param group what the new state means
     * @return true if the state was changed, and the new one is of the group
     */
    public boolean movedTo(StateGroup group) {
        if (workItem == null) {
            return false;
        }
        Ref<State> now = workItem.state();
        return change("state")
                .filter(change ->
                        now.isPresent() && now.id().equals(change.newValue().toPlain()))
                .flatMap(change -> now.expanded())
                .map(state -> state.group().equals(group))
                .orElse(false);
    }

    /**
     * Reads the work item as it is now.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/work-items/{id}/}
     *
     * @param workspace the workspace that has the {@link #workspaceId}; webhooks do not tell its slug
     * @return the work item; empty if it is gone, or if the client's user may not see it
     * @throws cloud.ewutelo.plane.error.InvalidRequestException if the event does not tell what is needed to find it
     */
    public Optional<WorkItem> refetch(WorkspaceClient workspace) {
        return Refetch.orEmpty(
                () -> workspace.project(Refetch.project(this)).workItems().get(entityId()));
    }
}

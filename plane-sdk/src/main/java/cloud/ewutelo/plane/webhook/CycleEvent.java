package cloud.ewutelo.plane.webhook;

import cloud.ewutelo.plane.WorkspaceClient;
import cloud.ewutelo.plane.cycle.Cycle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A cycle was created or changed; commercial editions also tell of deletion. That work items came or went is not told. */
public final class CycleEvent extends WebhookEvent {

    private final @Nullable Cycle cycle;

    CycleEvent(Envelope envelope, @Nullable Cycle cycle) {
        super(envelope);
        this.cycle = cycle;
    }

    @Override
    WebhookEvent with(Envelope other) {
        return new CycleEvent(other, cycle);
    }

    /**
     * The cycle as it was when the webhook was sent.
     *
     * @return the cycle; empty if it was deleted
     */
    public Optional<Cycle> cycle() {
        return Optional.ofNullable(cycle);
    }

    /**
     * Reads the cycle as it is now.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/cycles/{id}/}
     *
     * @param workspace the workspace that has the {@link #workspaceId}; webhooks do not tell its slug
     * @return the cycle; empty if it is gone, or if the client's user may not see it
     * @throws cloud.ewutelo.plane.error.InvalidRequestException if the event does not tell what is needed to find it
     */
    public Optional<Cycle> refetch(WorkspaceClient workspace) {
        return Refetch.orEmpty(
                () -> workspace.project(Refetch.project(this)).cycles().get(entityId()));
    }
}

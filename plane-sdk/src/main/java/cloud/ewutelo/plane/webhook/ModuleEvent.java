package cloud.ewutelo.plane.webhook;

import cloud.ewutelo.plane.WorkspaceClient;
import cloud.ewutelo.plane.module.ProjectModule;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A module was created or changed; commercial editions also tell of deletion. That work items came or went is not told. */
public final class ModuleEvent extends WebhookEvent {

    private final @Nullable ProjectModule module;

    ModuleEvent(Envelope envelope, @Nullable ProjectModule module) {
        super(envelope);
        this.module = module;
    }

    @Override
    WebhookEvent with(Envelope other) {
        return new ModuleEvent(other, module);
    }

    /**
     * The module as it was when the webhook was sent.
     *
     * @return the module; empty if it was deleted
     */
    public Optional<ProjectModule> module() {
        return Optional.ofNullable(module);
    }

    /**
     * Reads the module as it is now.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/modules/{id}/}
     *
     * @param workspace the workspace that has the {@link #workspaceId}; webhooks do not tell its slug
     * @return the module; empty if it is gone, or if the client's user may not see it
     * @throws cloud.ewutelo.plane.error.InvalidRequestException if the event does not tell what is needed to find it
     */
    public Optional<ProjectModule> refetch(WorkspaceClient workspace) {
        return Refetch.orEmpty(
                () -> workspace.project(Refetch.project(this)).modules().get(entityId()));
    }
}

package cloud.ewutelo.plane.webhook;

import cloud.ewutelo.plane.WorkspaceClient;
import cloud.ewutelo.plane.project.Project;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A project was created, changed or deleted. That it was archived is not told. */
public final class ProjectEvent extends WebhookEvent {

    private final @Nullable Project project;

    ProjectEvent(Envelope envelope, @Nullable Project project) {
        super(envelope);
        this.project = project;
    }

    @Override
    WebhookEvent with(Envelope other) {
        return new ProjectEvent(other, project);
    }

    /**
     * The project as it was when the webhook was sent.
     *
     * @return the project; empty if it was deleted
     */
    public Optional<Project> project() {
        return Optional.ofNullable(project);
    }

    /**
     * Reads the project as it is now.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/}
     *
     * @param workspace the workspace that has the {@link #workspaceId}; webhooks do not tell its slug
     * @return the project; empty if it is gone, or if the client's user may not see it
     * @throws cloud.ewutelo.plane.error.InvalidRequestException if the event does not tell what is needed to find it
     */
    public Optional<Project> refetch(WorkspaceClient workspace) {
        return Refetch.orEmpty(() -> workspace.project(entityId()).get());
    }
}

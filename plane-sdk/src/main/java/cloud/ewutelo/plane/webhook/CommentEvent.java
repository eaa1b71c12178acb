package cloud.ewutelo.plane.webhook;

import cloud.ewutelo.plane.WorkspaceClient;
import cloud.ewutelo.plane.comment.Comment;
import cloud.ewutelo.plane.model.Ref;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A comment was written or changed; commercial editions also tell of deletion. */
public final class CommentEvent extends WebhookEvent {

    private final @Nullable Comment comment;

    CommentEvent(Envelope envelope, @Nullable Comment comment) {
        super(envelope);
        this.comment = comment;
    }

    @Override
    WebhookEvent with(Envelope other) {
        return new CommentEvent(other, comment);
    }

    /**
     * The comment as it was when the webhook was sent.
     *
     * @return the comment; empty if it was deleted
     */
    public Optional<Comment> comment() {
        return Optional.ofNullable(comment);
    }

    /**
     * The work item that the comment is about.
     *
     * @return its id; empty if the comment was deleted
     */
    public Optional<String> workItemId() {
        return comment().map(Comment::workItem).filter(Ref::isPresent).map(Ref::id);
    }

    /**
     * Reads the comment as it is now.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/work-items/{item}/comments/{id}/}
     *
     * @param workspace the workspace that has the {@link #workspaceId}; webhooks do not tell its slug
     * @return the comment; empty if it is gone, or if the client's user may not see it
     * @throws cloud.ewutelo.plane.error.InvalidRequestException if the event does not tell what is needed to find it
     */
    public Optional<Comment> refetch(WorkspaceClient workspace) {
        return Refetch.orEmpty(() -> workspace
                .project(Refetch.project(this))
                .comments(Refetch.required(this, "issue", workItemId()))
                .get(entityId()));
    }
}

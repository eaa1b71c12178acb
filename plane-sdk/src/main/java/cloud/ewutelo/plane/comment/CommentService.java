package cloud.ewutelo.plane.comment;

import cloud.ewutelo.plane.page.Listing;
import java.util.function.Consumer;

/** The comments on a work item. */
public interface CommentService {

    /**
     * Lists the comments, newest first.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/work-items/{workItem}/comments/}
     *
     * @return all comments
     */
    Listing<Comment> list();

    /**
     * Reads a comment.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/work-items/{workItem}/comments/{id}/}
     *
     * @param commentId its id
     * @return the comment
     * @throws cloud.ewutelo.plane.error.NotFoundException if there is none
     */
    Comment get(String commentId);

    /**
     * Writes a comment.
     *
     * <p>{@code POST /api/v1/workspaces/{slug}/projects/{project}/work-items/{workItem}/comments/}
     *
     * @param request what to write
     * @return the new comment
     * @throws cloud.ewutelo.plane.error.ConflictException if one with the same external id exists in the project
     */
    Comment create(CommentCreate request);

    /**
     * Writes a comment, filled in by a lambda.
     *
     * @param request sets what to write
     * @return the new comment
     * @throws cloud.ewutelo.plane.error.ConflictException if one with the same external id exists in the project
     */
    default Comment create(Consumer<CommentCreate> request) {
        CommentCreate create = new CommentCreate();
        request.accept(create);
        return create(create);
    }

    /**
     * Writes a comment, or returns the one on this work item that has the same external id already, unchanged. Safe to
     * repeat.
     *
     * @param request sets what to write, an external id included
     * @return the new or existing comment
     */
    Comment createOrGet(Consumer<CommentCreate> request);

    /**
     * Changes a comment. Plane lets any member of the project change any comment.
     *
     * <p>{@code PATCH /api/v1/workspaces/{slug}/projects/{project}/work-items/{workItem}/comments/{id}/}
     *
     * @param commentId its id
     * @param request what to change
     * @return the comment as it is now
     */
    Comment update(String commentId, CommentUpdate request);

    /**
     * Changes a comment, filled in by a lambda.
     *
     * @param commentId its id
     * @param request sets what to change
     * @return the comment as it is now
     */
    default Comment update(String commentId, Consumer<CommentUpdate> request) {
        CommentUpdate update = new CommentUpdate();
        request.accept(update);
        return update(commentId, update);
    }

    /**
     * Deletes a comment. Plane lets any member of the project delete any comment.
     *
     * <p>{@code DELETE /api/v1/workspaces/{slug}/projects/{project}/work-items/{workItem}/comments/{id}/}
     *
     * @param commentId its id
     */
    void delete(String commentId);
}

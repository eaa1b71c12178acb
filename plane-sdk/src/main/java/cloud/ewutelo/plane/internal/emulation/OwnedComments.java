package cloud.ewutelo.plane.internal.emulation;

import cloud.ewutelo.plane.comment.Comment;
import cloud.ewutelo.plane.comment.CommentCreate;
import cloud.ewutelo.plane.error.ConflictException;
import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.internal.comment.DefaultCommentService;
import cloud.ewutelo.plane.internal.workitem.WorkItemScope;
import cloud.ewutelo.plane.model.ExternalId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The comments on a work item that belong to one feature of the SDK, told from others by the source in their external pair.
 * Plane finds no comment by its pair: looking for one lists all comments, a request for each 1000.
 */
public final class OwnedComments {

    private final DefaultCommentService comments;
    private final WorkItemScope workItem;
    private final String source;

    /**
     * The comments of a source on a work item.
     *
     * @param source as in {@code "plane-for-java/time"}
     */
    public OwnedComments(WorkItemScope workItem, String source) {
        this.comments = new DefaultCommentService(workItem);
        this.workItem = workItem;
        this.source = source;
    }

    public WorkItemScope workItem() {
        return workItem;
    }

    /** All of them, newest first. */
    public List<Comment> list() {
        return comments.list().stream()
                .filter(comment -> comment.externalSource().equals(Optional.of(source)))
                .toList();
    }

    /** The one with this second half of the external pair. */
    public Optional<Comment> find(String externalId) {
        return list().stream()
                .filter(comment -> comment.externalId().equals(Optional.of(externalId)))
                .findFirst();
    }

    /**
     * Writes a comment unless the pair is taken, and survives lost answers.
     *
     * @param externalId unique among the project's comments of this source: let it contain the work item's id
     * @param createdAt where it stands in the discussion; null for now
     * @return the comment; empty if another one has the pair
     */
    public Optional<Comment> create(String externalId, String html, @Nullable Instant createdAt) {
        CommentCreate request = new CommentCreate().html(html).externalId(new ExternalId(source, externalId));
        if (createdAt != null) {
            request.createdAt(createdAt);
        }
        try {
            // After a lost answer it is looked up by the pair, and may turn out to be somebody else's.
            return Optional.of(comments.createOnce(request))
                    .filter(stored -> stored.html().equals(html));
        } catch (ConflictException taken) {
            return Optional.empty();
        }
    }

    /** Replaces the text of a comment, whatever it is by now. */
    public Comment replace(String commentId, String html) {
        return comments.update(commentId, c -> c.html(html));
    }

    /** Deletes a comment, unless it is gone already. */
    public void delete(String commentId) {
        try {
            comments.delete(commentId);
        } catch (NotFoundException e) {
            // Somebody was faster.
        }
    }
}

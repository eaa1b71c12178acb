package cloud.ewutelo.plane.internal.comment;

import cloud.ewutelo.plane.comment.Comment;
import cloud.ewutelo.plane.comment.CommentCreate;
import cloud.ewutelo.plane.comment.CommentService;
import cloud.ewutelo.plane.comment.CommentUpdate;
import cloud.ewutelo.plane.error.ConflictException;
import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.internal.client.ExternalPairs;
import cloud.ewutelo.plane.internal.client.ProjectScope;
import cloud.ewutelo.plane.internal.client.References;
import cloud.ewutelo.plane.internal.http.RepeatableCreation;
import cloud.ewutelo.plane.internal.http.Transport;
import cloud.ewutelo.plane.internal.workitem.WorkItemScope;
import cloud.ewutelo.plane.page.Listing;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Comments over HTTP. */
public final class DefaultCommentService implements CommentService {

    private final WorkItemScope workItem;
    private final ProjectScope scope;
    private final Transport transport;
    private final CommentApi api;

    public DefaultCommentService(WorkItemScope workItem) {
        this.workItem = workItem;
        this.scope = workItem.project();
        this.transport = scope.transport();
        this.api = transport.api(CommentApi.class);
    }

    @Override
    public Listing<Comment> list() {
        return scope.pager()
                .list(
                        OptionalInt.empty(),
                        query -> api.list(scope.slug(), scope.id(), workItem.id(), query),
                        Comment::id);
    }

    @Override
    public Comment get(String commentId) {
        return transport.call(api.get(scope.slug(), scope.id(), workItem.id(), commentId));
    }

    @Override
    public Comment create(CommentCreate request) {
        Comment created = createUnread(request);
        // Plane applies a claimed author and time after it has answered.
        boolean claimed = request.properties().containsKey("created_at")
                || request.properties().containsKey("created_by");
        return claimed ? get(created.id()) : created;
    }

    /** Writes a comment, and returns it as the answer shows it: a claimed author and time may not be in it yet. */
    public Comment createUnread(CommentCreate request) {
        request.validate();
        Map<String, @Nullable Object> body = new LinkedHashMap<>(request.properties());
        References.replace(body, "created_by", author -> scope.memberId("created_by", author));
        return transport.call(api.create(scope.slug(), scope.id(), workItem.id(), body));
    }

    @Override
    public Comment createOrGet(Consumer<CommentCreate> request) {
        CommentCreate create = new CommentCreate();
        request.accept(create);
        if (create.properties().get("external_id") == null) {
            throw new InvalidRequestException(
                    "external_id", "is missing", "Without it nothing tells whether the comment is there already.");
        }
        try {
            return createOnce(create);
        } catch (ConflictException conflict) {
            return findStored(create).orElseThrow(() -> conflict);
        }
    }

    /** Writes a comment with an external id, and survives a lost answer: then it looks whether the comment is there. */
    public Comment createOnce(CommentCreate request) {
        return new RepeatableCreation(transport.options())
                .create(() -> createUnread(request), () -> findStored(request));
    }

    @Override
    public Comment update(String commentId, CommentUpdate request) {
        request.validate();
        return request.isEmpty()
                ? get(commentId)
                : transport.call(api.update(
                        scope.slug(), scope.id(), workItem.id(), commentId, new LinkedHashMap<>(request.properties())));
    }

    @Override
    public void delete(String commentId) {
        transport.run(api.delete(scope.slug(), scope.id(), workItem.id(), commentId));
    }

    private Optional<Comment> findStored(CommentCreate request) {
        return list().stream()
                .filter(comment -> ExternalPairs.has(comment, request.properties()))
                .findFirst();
    }
}

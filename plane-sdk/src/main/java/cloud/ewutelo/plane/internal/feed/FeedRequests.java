package cloud.ewutelo.plane.internal.feed;

import cloud.ewutelo.plane.activity.Activity;
import cloud.ewutelo.plane.comment.Comment;
import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.feed.RemovalReason;
import cloud.ewutelo.plane.internal.client.ProjectScope;
import cloud.ewutelo.plane.internal.page.Pager;
import cloud.ewutelo.plane.page.Page;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What a feed asks Plane. */
final class FeedRequests {

    /** Whoever was touched last comes first. */
    static final String LAST_UPDATED_FIRST = "-updated_at";

    /** What comes later is added at the end and moves nothing. */
    static final String OLDEST_FIRST = "created_at";

    private static final String ACTIVITIES_OF_INTEREST = "20";
    private static final int COMMENTS_AT_ONCE = 20;

    private final ProjectScope scope;
    private final FeedApi api;
    private final Supplier<Project> project;

    FeedRequests(ProjectScope scope, Supplier<Project> project) {
        this.scope = scope;
        this.api = scope.transport().api(FeedApi.class);
        this.project = project;
    }

    /** A page of rows, the last updated first. */
    Pager.Fetched<Map<String, Object>> lastUpdated(int size, int page) {
        return scope.pager()
                .page(
                        size,
                        page,
                        query -> api.rows(
                                scope.slug(),
                                scope.id(),
                                with(query, Map.of("order_by", LAST_UPDATED_FIRST, "fields", "id,updated_at"))));
    }

    /** A page of whole work items. */
    Pager.Fetched<WorkItem> items(String order, int size, int page) {
        return scope.pager()
                .page(size, page, query -> api.list(scope.slug(), scope.id(), with(query, Map.of("order_by", order))));
    }

    /** All ids, page by page, the oldest first. */
    Iterator<Page<Map<String, Object>>> ids() {
        return scope.pager()
                .list(
                        OptionalInt.empty(),
                        Map.of("order_by", OLDEST_FIRST, "fields", "id"),
                        query -> api.rows(scope.slug(), scope.id(), query),
                        row -> String.valueOf(row.get("id")))
                .pages()
                .iterator();
    }

    /** A work item, unless it is gone or hidden. */
    Optional<WorkItem> item(UUID id) {
        try {
            return Optional.of(scope.transport().call(api.get(scope.slug(), scope.id(), id.toString())));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    /** The project, unless it is deleted. */
    Optional<Project> project() {
        try {
            return Optional.of(project.get());
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    /** Why a work item is not listed any more. */
    RemovalReason removalReason(UUID id) {
        Map<String, String> query = Map.of("order_by", "-created_at", "per_page", ACTIVITIES_OF_INTEREST);
        List<Activity> newestFirst;
        try {
            newestFirst = scope.transport()
                    .call(api.activities(scope.slug(), scope.id(), id.toString(), query))
                    .items();
        } catch (NotFoundException e) {
            return RemovalReason.DELETED_OR_HIDDEN;
        }
        return newestFirst.stream()
                        .filter(entry -> entry.field().equals(Optional.of("archived_at")))
                        .findFirst()
                        .filter(entry -> !entry.newValue().equals(Optional.of("restore")))
                        .isPresent()
                ? RemovalReason.ARCHIVED
                : RemovalReason.DELETED_OR_HIDDEN;
    }

    /** The newest comments on a work item, newest first, up to the first that is too old. */
    List<Comment> comments(UUID workItem, Predicate<Comment> isNewEnough) {
        List<Comment> found = new ArrayList<>();
        for (Comment comment : scope.pager()
                .list(
                        OptionalInt.of(COMMENTS_AT_ONCE),
                        query -> api.comments(scope.slug(), scope.id(), workItem.toString(), query),
                        Comment::id)) {
            if (!isNewEnough.test(comment)) {
                break;
            }
            found.add(comment);
        }
        return found;
    }

    private static Map<String, String> with(Map<String, String> query, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(query);
        all.putAll(more);
        return all;
    }
}

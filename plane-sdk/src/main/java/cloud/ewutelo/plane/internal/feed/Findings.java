package cloud.ewutelo.plane.internal.feed;

import cloud.ewutelo.plane.comment.Comment;
import cloud.ewutelo.plane.feed.FeedEvent;
import cloud.ewutelo.plane.feed.ProjectChange;
import cloud.ewutelo.plane.feed.RemovalReason;
import cloud.ewutelo.plane.internal.feed.FeedState.Progress;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a poll found, on top of a state that does not know of it before it is committed. */
final class Findings {

    /** How long after a comment Plane may take to renew the time of its work item: it does so in the background. */
    private static final long COMMENTS_ARE_NOTICED_WITHIN = 15 * 60 * 1_000_000L;

    /** All comments in which the SDK keeps something have a source that begins so. */
    private static final String SOURCE_OF_OWN_COMMENTS = "plane-for-java/";

    private final FeedState state;
    private final FeedSettings settings;
    private final FeedRequests requests;
    private final List<FeedEvent> events = new ArrayList<>();
    private final Map<UUID, long @Nullable []> items = new LinkedHashMap<>();
    private final Map<UUID, Long> recent = new LinkedHashMap<>();
    private final Map<UUID, Long> comments = new LinkedHashMap<>();
    private Progress progress;

    Findings(FeedState state, FeedSettings settings, FeedRequests requests) {
        this.state = state;
        this.settings = settings;
        this.requests = requests;
        this.progress = state.progress;
    }

    List<FeedEvent> events() {
        return events;
    }

    Map<UUID, long @Nullable []> items() {
        return items;
    }

    Progress progress() {
        return progress;
    }

    void progress(Progress next) {
        progress = next;
    }

    /** How many work items there should be. */
    int size() {
        int size = state.items.size();
        for (Map.Entry<UUID, long @Nullable []> change : items.entrySet()) {
            boolean before = state.items.row(change.getKey()) >= 0;
            boolean after = change.getValue() != null;
            size += before == after ? 0 : after ? 1 : -1;
        }
        return size;
    }

    boolean isKnown(UUID id) {
        return fingerprint(id) != null;
    }

    /** Whether a work item was looked at since it was saved then. */
    boolean wasSeen(Row row) {
        Long seen = recent.getOrDefault(row.id(), state.recent.get(row.id()));
        return seen != null && seen == row.updatedAt();
    }

    /** Looks at a work item that was saved, and may have changed. */
    void see(WorkItem item) {
        boolean savedAgain = !wasSeen(Row.of(item));
        look(item, savedAgain, savedAgain);
    }

    /** Looks at a work item of which somebody said that it has changed, perhaps by a comment not yet noticed by Plane. */
    void seeHinted(WorkItem item) {
        look(item, !wasSeen(Row.of(item)), true);
    }

    /** Looks at a work item that was perhaps not saved lately. */
    void compare(WorkItem item) {
        Row row = Row.of(item);
        // If it was, it will be looked at again for that.
        if (wasSeen(row) || row.updatedAt() <= settings.oldestToLookAt(progress)) {
            look(item, false, false);
        }
    }

    private void look(WorkItem item, boolean savedAgain, boolean commented) {
        Row row = Row.of(item);
        long @Nullable [] before = fingerprint(row.id());
        long[] now = Fingerprint.of(item);
        if (before == null) {
            remember(row, Fingerprint.withRevision(now, firstRevision()));
            events.add(new FeedEvent.Created(eventId("created", row.id()), project(), item));
        } else if (!Fingerprint.isSame(before, now)) {
            remember(row, Fingerprint.withRevision(now, Fingerprint.revision(before) + 1));
            events.add(new FeedEvent.Updated(
                    eventId("updated", row.id()), project(), item, Fingerprint.differences(before, now)));
        } else {
            if (savedAgain) {
                recent.put(row.id(), row.updatedAt());
            }
            if (savedAgain && settings.touches()) {
                events.add(new FeedEvent.Touched("touched:" + row.id() + ":" + row.updatedAt(), project(), item));
            }
        }
        if (settings.comments() && commented) {
            readComments(row.id(), item);
        }
    }

    /** Reports a work item that was there before the feed began. */
    void seeExisting(WorkItem item) {
        look(item, true, false);
    }

    /** Takes note of a work item that was there before the feed began. */
    void rememberSilently(WorkItem item) {
        Row row = Row.of(item);
        remember(row, Fingerprint.of(item));
    }

    /** A work item is gone. */
    void remove(UUID id, RemovalReason reason) {
        events.add(new FeedEvent.Removed(eventId("removed", id), project(), id.toString(), reason));
        items.put(id, null);
    }

    /** The project as a whole has changed. */
    void projectChanged(ProjectChange change, Progress next) {
        progress = next;
        events.add(new FeedEvent.ProjectChanged(
                "project-" + change.name().toLowerCase(Locale.ROOT) + ":" + project() + ":" + next.projectChanges(),
                project(),
                change));
    }

    /** Whether a restart without these findings would lose more than a few requests. */
    boolean isWorthSaving() {
        return !events.isEmpty()
                || progress.watermark() != state.progress.watermark()
                || progress.complete() != state.progress.complete()
                || progress.comparedAt() != state.progress.comparedAt();
    }

    /** Lets the state know. */
    void apply() {
        items.forEach((id, fingerprint) -> {
            if (fingerprint == null) {
                state.items.remove(id);
            } else {
                state.items.put(id, fingerprint);
            }
        });
        recent.forEach(state.recent::put);
        comments.forEach(state.comments::put);
        state.progress = progress;
        state.recent.values().removeIf(this::isForgotten);
        state.comments.values().removeIf(writtenAt -> writtenAt < oldestComment());
    }

    /** The recently saved work items that must be remembered. */
    Map<UUID, Long> recentAfterwards() {
        Map<UUID, Long> all = new LinkedHashMap<>(state.recent);
        all.putAll(recent);
        all.values().removeIf(this::isForgotten);
        return all;
    }

    /** The reported comments that must be remembered. */
    Map<UUID, Long> commentsAfterwards() {
        Map<UUID, Long> all = new LinkedHashMap<>(state.comments);
        all.putAll(comments);
        all.values().removeIf(writtenAt -> writtenAt < oldestComment());
        return all;
    }

    private boolean isForgotten(long updatedAt) {
        return updatedAt <= settings.oldestToLookAt(progress);
    }

    private void remember(Row row, long[] fingerprint) {
        items.put(row.id(), fingerprint);
        recent.put(row.id(), row.updatedAt());
    }

    /** A work item that returns must not have the ids of its first life again, but the same however often it is found. */
    private int firstRevision() {
        return state.progress.complete() ? Long.hashCode(state.progress.watermark() * 0x9E3779B97F4A7C15L) : 0;
    }

    private long @Nullable [] fingerprint(UUID id) {
        return items.containsKey(id) ? items.get(id) : state.items.get(id);
    }

    private void readComments(UUID id, WorkItem item) {
        long oldest = oldestComment();
        List<Comment> newestFirst = requests.comments(id, comment -> writtenAt(comment) >= oldest);
        for (int i = newestFirst.size() - 1; i >= 0; i--) {
            Comment comment = newestFirst.get(i);
            UUID commentId = UUID.fromString(comment.id());
            boolean own = comment.externalSource().orElse("").startsWith(SOURCE_OF_OWN_COMMENTS);
            if (!own && !state.comments.containsKey(commentId) && !comments.containsKey(commentId)) {
                comments.put(commentId, writtenAt(comment));
                events.add(new FeedEvent.Commented("commented:" + commentId, project(), item, comment));
            }
        }
    }

    private long oldestComment() {
        return Math.max(progress.began() + 1, progress.watermark() - COMMENTS_ARE_NOTICED_WITHIN);
    }

    private static long writtenAt(Comment comment) {
        return comment.createdAt().map(Row::micros).orElse(0L);
    }

    /** The same for the same state and content, over all restarts. */
    private String eventId(String kind, UUID item) {
        long[] print = Objects.requireNonNull(fingerprint(item));
        return kind + ":" + item + ":" + Long.toHexString(Fingerprint.digest(print));
    }

    private String project() {
        return state.project.toString();
    }
}

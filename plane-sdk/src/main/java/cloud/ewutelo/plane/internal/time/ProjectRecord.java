package cloud.ewutelo.plane.internal.time;

import cloud.ewutelo.plane.comment.Comment;
import cloud.ewutelo.plane.error.ConflictException;
import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.error.ServerErrorException;
import cloud.ewutelo.plane.error.ValidationException;
import cloud.ewutelo.plane.internal.Html;
import cloud.ewutelo.plane.internal.client.ProjectScope;
import cloud.ewutelo.plane.internal.emulation.OwnedComments;
import cloud.ewutelo.plane.internal.workitem.DefaultWorkItemService;
import cloud.ewutelo.plane.internal.workitem.WorkItemScope;
import cloud.ewutelo.plane.model.ExternalId;
import cloud.ewutelo.plane.workitem.WorkItem;
import cloud.ewutelo.plane.workitem.WorkItemCreate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The project's record of time tracking: an archived work item, so that it is in no list, whose comments hold the running timers
 * and name the work items that have logged time. Plane finds comments of one work item only, so without the record a question
 * about the project would cost a request for each work item in it.
 */
final class ProjectRecord {

    static final ExternalId PAIR = new ExternalId(TimeComments.SOURCE, "record");

    private static final String NAME = "Time tracking";
    private static final String DESCRIPTION =
            "<p>Plane for Java keeps the running timers of this project in the comments of this "
                    + "work item, and a list of the work items that have logged time. Leave it in the archive. If it is deleted, running "
                    + "timers are lost.</p>";

    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final int MOST_ATTEMPTS = 5;
    private static final int MOST_REMEMBERED = 10_000;

    private final ProjectScope project;
    private final DefaultWorkItemService workItems;
    private final Set<String> noted = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Found found;

    /** The record as it was found, at a reading of the clock that never jumps. */
    private record Found(String workItemId, Optional<Instant> createdAt, long at) {}

    ProjectRecord(ProjectScope project, DefaultWorkItemService workItems) {
        this.project = project;
        this.workItems = workItems;
    }

    /** The record, if the project has one: no request if it was there a few minutes ago. */
    Optional<OwnedComments> find() {
        return known().or(() -> read().map(item -> comments(item.id())));
    }

    /** The record; it is created if the project has none. */
    private OwnedComments get() {
        return known().orElseGet(() -> read().map(this::archived).orElseGet(this::create));
    }

    /** When the record that was found last was created. Entries from before speak of another one, which somebody deleted. */
    Optional<Instant> createdAt() {
        return Optional.ofNullable(found).flatMap(Found::createdAt);
    }

    /**
     * Writes to the record. If it was known from before and is not there any more, another one is created and written to.
     *
     * @param write does nothing before its first request, and can be called again
     */
    <T> T write(Function<OwnedComments, T> write) {
        Optional<OwnedComments> remembered = known();
        try {
            return write.apply(remembered.orElseGet(this::get));
        } catch (ValidationException | NotFoundException e) {
            // This is how Plane answers to a comment on a work item that it does not have.
            if (remembered.isEmpty() || read().isPresent()) {
                throw e;
            }
            return write.apply(get());
        }
    }

    /** Notes that a work item has logged time, unless that is known to be noted. To be called before the time is written. */
    void note(String workItemId) {
        if (known().isEmpty() || !noted.contains(workItemId)) {
            write(comments -> {
                noteOn(comments, workItemId);
                return workItemId;
            });
        }
    }

    /**
     * Notes that these are all work items with logged time, entries from before the record included. Should the record turn out
     * to be gone, all of them are noted on the next one.
     */
    void noteComplete(Collection<String> workItemIds) {
        write(comments -> {
            workItemIds.forEach(id -> noteOn(comments, id));
            return comments.create(
                    RecordNote.COMPLETE.of(comments, "all"),
                    "<p>All work items that have logged time are noted here.</p>",
                    null);
        });
    }

    private void noteOn(OwnedComments comments, String workItemId) {
        if (noted.contains(workItemId)) {
            return;
        }
        comments.create(
                RecordNote.LOGGED.of(comments, workItemId),
                "<p>Time was logged on work item " + Html.escape(workItemId) + ".</p>",
                null);
        if (noted.size() >= MOST_REMEMBERED) {
            noted.clear();
        }
        noted.add(workItemId);
    }

    /** Takes back that a work item has logged time. */
    void forget(String workItemId) {
        noted.remove(workItemId);
        find().ifPresent(comments -> comments.list().stream()
                .filter(comment -> RecordNote.LOGGED.subject(comment).equals(Optional.of(workItemId)))
                .map(Comment::id)
                .forEach(comments::delete));
    }

    private Optional<OwnedComments> known() {
        Found present = found;
        return present != null && now() - present.at() < LIFETIME.toNanos()
                ? Optional.of(comments(present.workItemId()))
                : Optional.empty();
    }

    private OwnedComments create() {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Optional<WorkItem> created = tryToCreate();
            try {
                Optional<WorkItem> present = read();
                if (present.isPresent()) {
                    return archived(present.get());
                }
            } catch (ServerErrorException severalHaveThePair) {
                // Plane cannot answer then. Whoever made one of them takes it back, and tries again.
                created.ifPresent(item -> workItems.delete(item.id()));
            }
        }
        throw new PlaneException("The record of time tracking of project " + project.reference()
                + " could not be created: others created and deleted it at the same time. Try again later.");
    }

    private Optional<WorkItem> tryToCreate() {
        try {
            return Optional.of(workItems.create(
                    new WorkItemCreate().name(NAME).descriptionHtml(DESCRIPTION).externalId(PAIR)));
        } catch (ConflictException others) {
            return Optional.empty();
        }
    }

    private Optional<WorkItem> read() {
        Optional<WorkItem> item = workItems.findByExternalId(PAIR);
        found = item.map(present -> new Found(present.id(), present.createdAt(), now()))
                .orElse(null);
        // Somebody may have deleted the record since, or migrated.
        noted.clear();
        return item;
    }

    /** A program that broke off may have left it outside the archive. */
    private OwnedComments archived(WorkItem item) {
        if (item.archivedAt().isEmpty()) {
            workItems.archive(item.id());
        }
        return comments(item.id());
    }

    private OwnedComments comments(String workItemId) {
        return TimeComments.on(new WorkItemScope(project, workItems, workItemId));
    }

    private long now() {
        return project.transport().options().time().nanoTime();
    }
}

package cloud.ewutelo.plane.internal.feed;

import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.error.PermissionDeniedException;
import cloud.ewutelo.plane.error.PlaneApiException;
import cloud.ewutelo.plane.feed.FeedBatch;
import cloud.ewutelo.plane.feed.FeedCheckpoint;
import cloud.ewutelo.plane.feed.FeedEvent;
import cloud.ewutelo.plane.feed.FeedOptions;
import cloud.ewutelo.plane.feed.ProjectChange;
import cloud.ewutelo.plane.feed.ProjectFeed;
import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.internal.client.ProjectScope;
import cloud.ewutelo.plane.internal.feed.FeedState.Progress;
import cloud.ewutelo.plane.internal.json.PageBody;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds out what has changed in a project with as few requests as can be. */
public final class DefaultProjectFeed implements ProjectFeed {

    /** How many rows are asked for beyond those that were looked at, so that a few changes take one request to notice. */
    private static final int ROWS_FOR_NEWS = 20;

    /** How many work items are asked for beyond those that are expected, since others may be saved between two requests. */
    private static final int SLACK = 5;

    private static final int SMALL_PAGE = 100;
    private static final int HINTS_AT_ONCE = 10;

    private final ProjectScope scope;
    private final FeedSettings settings;
    private final FeedRequests requests;
    private final TimeSource time;
    private final Hints hints = new Hints();
    private final ReentrantLock turn = new ReentrantLock();
    private @Nullable FeedState loaded;
    private @Nullable Batch open;
    private @Nullable Scan scan;
    private long reachedAt;
    private int unexplained;

    public DefaultProjectFeed(ProjectScope scope, Supplier<Project> project, FeedOptions options) {
        this(scope, project, FeedSettings.of(options));
    }

    DefaultProjectFeed(ProjectScope scope, Supplier<Project> project, FeedSettings settings) {
        this.scope = scope;
        this.settings = settings;
        this.requests = new FeedRequests(scope, project);
        this.time = scope.transport().options().time();
    }

    @Override
    public String projectId() {
        return scope.id();
    }

    @Override
    public void hint(String workItemId) {
        hint(Hints.id(workItemId));
    }

    void hint(UUID workItem) {
        hints.add(workItem);
    }

    boolean hasHints() {
        return !hints.isEmpty();
    }

    /** Whether a work item was in the project when the feed last looked. */
    boolean knows(UUID workItem) {
        turn.lock();
        try {
            return loaded != null && loaded.items.row(workItem) >= 0;
        } finally {
            turn.unlock();
        }
    }

    /** Whether the last batch was not committed. */
    boolean isOpen() {
        turn.lock();
        try {
            return open != null && !open.committed;
        } finally {
            turn.unlock();
        }
    }

    /** Whether nothing can follow. */
    boolean isOver() {
        turn.lock();
        try {
            return loaded != null && loaded.progress.deleted();
        } finally {
            turn.unlock();
        }
    }

    @Override
    public FeedBatch poll() {
        turn.lock();
        try {
            FeedState state = state();
            if (open != null && !open.committed) {
                scan = null;
                hints.giveBack();
            }
            open = null;
            Findings findings = new Findings(state, settings, requests);
            boolean more = !state.progress.deleted() && look(state, findings);
            Batch batch = new Batch(state, findings, more);
            open = batch;
            if (findings.events().isEmpty()) {
                batch.commit();
            }
            return batch;
        } finally {
            turn.unlock();
        }
    }

    private FeedState state() {
        FeedState state = loaded;
        if (state == null) {
            String project = scope.id();
            state = settings.store()
                    .flatMap(store -> store.load(project))
                    .map(CheckpointText::read)
                    .orElseGet(() -> new FeedState(UUID.fromString(project)));
            if (!state.project.toString().equals(project)) {
                throw new InvalidRequestException(
                        "feed.checkpoint",
                        "belongs to project " + state.project + ", not to " + project,
                        "Let the store keep one for each project.");
            }
            reachedAt = time.nanoTime();
            loaded = state;
        }
        return state;
    }

    private boolean look(FeedState state, Findings findings) {
        try {
            return lookFurther(state, findings);
        } catch (PermissionDeniedException | NotFoundException e) {
            // Below a deleted project, everything is forbidden.
            scan = null;
            hints.giveBack();
            lookForDeletion(findings, e);
            return false;
        } catch (RuntimeException e) {
            hints.giveBack();
            throw e;
        }
    }

    private void lookForDeletion(Findings findings, PlaneApiException failure) {
        if (requests.project().isPresent()) {
            throw failure;
        }
        findings.projectChanged(ProjectChange.DELETED, findings.progress().withDeleted());
    }

    private boolean lookFurther(FeedState state, Findings findings) {
        if (scan == null && !state.progress.complete()) {
            scan = new FirstReading(requests, settings, this::now);
        }
        if (scan != null) {
            return goOn(scan, state, findings);
        }
        List<UUID> hinted = hints.take(HINTS_AT_ONCE);
        if (!hinted.isEmpty()) {
            boolean gone = false;
            for (UUID id : hinted) {
                Optional<WorkItem> item = requests.item(id);
                item.ifPresent(findings::seeHinted);
                gone |= item.isEmpty() && findings.isKnown(id);
            }
            return gone || !hints.isEmpty();
        }
        return lookForSaves(state, findings);
    }

    private boolean goOn(Scan present, FeedState state, Findings findings) {
        if (present.step(findings)) {
            return true;
        }
        scan = null;
        if (findings.progress().watermark() != state.progress.watermark()) {
            reachedAt = time.nanoTime();
        }
        if (present instanceof Recount recount) {
            // Should Plane count what it does not list, that must not make every poll a recount.
            unexplained = recount.isInVain() ? recount.found() - findings.size() : 0;
        }
        if (present instanceof CatchUp catchUp && catchUp.wasSnapshot()) {
            return recountIfNeeded(catchUp.total(), state, findings);
        }
        // What was saved while several pages were read is at the front.
        return true;
    }

    private boolean lookForSaves(FeedState state, Findings findings) {
        long oldest = settings.oldestToLookAt(state.progress);
        long newest = 0;
        int unseen = 0;
        Set<UUID> awaited = new HashSet<>();
        boolean arrived = false;
        int total = 0;
        int size = Math.min(SMALL_PAGE, state.recent.size() + ROWS_FOR_NEWS);
        for (int page = 0; !arrived && unseen == 0; page++) {
            PageBody<Map<String, Object>> body =
                    requests.lastUpdated(size, page).body();
            List<Map<String, Object>> rows = body.items();
            for (int i = 0; i < rows.size() && !arrived; i++) {
                Row row = Row.of(rows.get(i));
                newest = Math.max(newest, row.updatedAt());
                arrived = row.updatedAt() <= oldest;
                if (!arrived && !findings.wasSeen(row)) {
                    unseen = page * size + i + 1;
                    awaited.add(row.id());
                }
            }
            arrived |= !body.hasNext();
            total = body.total() == null ? rows.size() : body.total();
        }
        if (state.progress.archived() && total > 0) {
            findings.projectChanged(ProjectChange.RESTORED, findings.progress().withArchived(false));
            return true;
        }
        if (unseen > 0) {
            CatchUp catchUp = arrived
                    ? new CatchUp(requests, oldest, awaited, Math.min(unseen + SLACK, settings.pageSize()))
                    : new CatchUp(requests, oldest, Set.of(), settings.pageSize());
            scan = catchUp;
            return goOn(catchUp, state, findings);
        }
        noteTimeOf(newest, findings);
        return recountIfNeeded(total, state, findings) || compareIfDue(findings);
    }

    /** All saves up to the newest were looked at. */
    private void noteTimeOf(long newest, Findings findings) {
        Progress progress = findings.progress();
        long now = time.nanoTime();
        if (newest > progress.watermark()) {
            findings.progress(progress.reached(newest));
            reachedAt = now;
        } else if (!progress.settled() && (now - reachedAt) / 1000 >= settings.overlapMicros()) {
            findings.progress(progress.settle());
        }
    }

    private boolean recountIfNeeded(int total, FeedState state, Findings findings) {
        int expected = findings.size();
        if (total - expected == unexplained) {
            return false;
        }
        if (total == 0) {
            if (findings.progress().archived()) {
                return false;
            }
            Optional<Project> project = requests.project();
            if (project.isEmpty()) {
                findings.projectChanged(
                        ProjectChange.DELETED, findings.progress().withDeleted());
                return false;
            }
            if (project.get().archivedAt().isPresent()) {
                findings.projectChanged(
                        ProjectChange.ARCHIVED, findings.progress().withArchived(true));
                return false;
            }
        }
        scan = new Recount(state, requests, settings);
        return true;
    }

    private boolean compareIfDue(Findings findings) {
        if (now() - findings.progress().comparedAt() < settings.compareAllSeconds()) {
            return false;
        }
        if (findings.progress().archived()) {
            // It may have been restored without a work item left to show it.
            findings.progress(findings.progress().readAll(now()));
            if (requests.project()
                    .filter(project -> project.archivedAt().isEmpty())
                    .isPresent()) {
                findings.projectChanged(
                        ProjectChange.RESTORED, findings.progress().withArchived(false));
                return true;
            }
            return false;
        }
        scan = new Comparison(requests, settings.pageSize(), this::now);
        return true;
    }

    private long now() {
        return time.now().getEpochSecond();
    }

    @Override
    public String toString() {
        return "ProjectFeed[" + scope.reference() + "]";
    }

    /** Knows the findings until the next poll. */
    private final class Batch implements FeedBatch {

        private final FeedState state;
        private final Findings findings;
        private final boolean more;
        private boolean committed;

        private Batch(FeedState state, Findings findings, boolean more) {
            this.state = state;
            this.findings = findings;
            this.more = more;
        }

        @Override
        public List<FeedEvent> events() {
            return Collections.unmodifiableList(findings.events());
        }

        @Override
        public boolean hasMore() {
            return more;
        }

        @Override
        public FeedCheckpoint checkpoint() {
            turn.lock();
            try {
                requireNewest();
                return CheckpointText.of(state, findings);
            } finally {
                turn.unlock();
            }
        }

        @Override
        public void commit() {
            turn.lock();
            try {
                requireNewest();
                if (!committed) {
                    if (settings.store().isPresent() && findings.isWorthSaving()) {
                        settings.store().get().save(CheckpointText.of(state, findings));
                    }
                    findings.apply();
                    committed = true;
                }
            } finally {
                turn.unlock();
            }
        }

        private void requireNewest() {
            if (open != this) {
                throw new IllegalStateException(
                        "This batch is not the last one of its feed. Handle and commit a batch before the next poll.");
            }
        }
    }
}

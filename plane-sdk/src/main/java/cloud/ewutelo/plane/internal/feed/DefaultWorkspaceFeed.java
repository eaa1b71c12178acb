package cloud.ewutelo.plane.internal.feed;

import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.feed.FeedBatch;
import cloud.ewutelo.plane.feed.FeedEvent;
import cloud.ewutelo.plane.feed.WorkspaceFeed;
import cloud.ewutelo.plane.feed.WorkspaceFeedOptions;
import cloud.ewutelo.plane.http.RateBudget;
import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.internal.client.ProjectScope;
import cloud.ewutelo.plane.internal.client.WorkspaceScope;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.project.ProjectService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes turns between the feeds of projects. */
public class DefaultWorkspaceFeed implements WorkspaceFeed {

    private static final Logger LOG = LoggerFactory.getLogger("cloud.ewutelo.plane.feed");
    private static final Duration FIRST_WAIT_AFTER_FAILURE = Duration.ofSeconds(15);
    private static final Duration LONGEST_WAIT_AFTER_FAILURE = Duration.ofMinutes(15);
    private static final Duration GLANCE = Duration.ofSeconds(1);

    private final WorkspaceScope scope;
    private final ProjectService projects;
    private final Function<String, ProjectScope> scopes;
    private final FeedSettings settings;
    private final List<String> named;
    private final Duration every;
    private final Duration lookForProjectsEvery;
    private final int budgetPercent;
    private final TimeSource time;
    private final ReentrantLock turn = new ReentrantLock();
    private final Map<String, Turn> turns = new LinkedHashMap<>();
    private final ConcurrentLinkedQueue<Hint> hints = new ConcurrentLinkedQueue<>();
    private @Nullable Turn last;
    private long lookForProjectsAt;
    private int lookFailures;
    private boolean looked;
    private long polls;

    /** A work item that is said to have changed; the project may be unknown. */
    private record Hint(@Nullable String project, UUID workItem) {}

    /** A project, and when it is polled next. */
    private static final class Turn {
        private final DefaultProjectFeed feed;
        private long due;
        private long number;
        private int failures;

        Turn(DefaultProjectFeed feed, long due) {
            this.feed = feed;
            this.due = due;
        }
    }

    public DefaultWorkspaceFeed(
            WorkspaceScope scope,
            ProjectService projects,
            Function<String, ProjectScope> scopes,
            WorkspaceFeedOptions options) {
        this.scope = scope;
        this.projects = projects;
        this.scopes = scopes;
        this.settings = FeedSettings.of(options.each());
        this.named = options.projects();
        this.every = options.every();
        this.lookForProjectsEvery = options.lookForProjectsEvery();
        this.budgetPercent = options.budgetPercent();
        this.time = scope.transport().options().time();
        this.lookForProjectsAt = time.nanoTime();
    }

    @Override
    public void hint(String projectId, String workItemId) {
        hints.add(new Hint(projectId, Hints.id(workItemId)));
    }

    /** A hint of something in a project that is not told. */
    final void hint(String workItemId) {
        hints.add(new Hint(null, Hints.id(workItemId)));
    }

    @Override
    public Optional<FeedBatch> poll() {
        turn.lock();
        try {
            long now = time.nanoTime();
            if (last != null && last.feed.isOpen()) {
                last.due = now;
            }
            last = null;
            if (now - lookForProjectsAt >= 0) {
                lookForProjects();
            }
            placeHints();
            Turn next = next();
            return next == null ? Optional.empty() : Optional.of(poll(next));
        } finally {
            turn.unlock();
        }
    }

    private FeedBatch poll(Turn next) {
        next.number = ++polls;
        try {
            FeedBatch batch = next.feed.poll();
            next.failures = 0;
            // At the end of the queue, so that others have their turn before the next page of this one.
            next.due = time.nanoTime() + (batch.hasMore() ? 0 : every.toNanos());
            last = next;
            return batch;
        } catch (PlaneException e) {
            next.due = time.nanoTime() + waitAfter(++next.failures);
            throw e;
        }
    }

    @Override
    public Duration nextWait() {
        turn.lock();
        try {
            long now = time.nanoTime();
            if (!hints.isEmpty() || turns.values().stream().anyMatch(each -> each.feed.hasHints())) {
                return Duration.ZERO;
            }
            if (last != null && last.feed.isOpen()) {
                return Duration.ZERO;
            }
            long due = lookForProjectsAt;
            for (Turn each : turns.values()) {
                due = due - each.due > 0 ? each.due : due;
            }
            Duration wait = Duration.ofNanos(Math.max(0, due - now));
            return wait.isZero() && !isWithinBudget() ? GLANCE : wait;
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void run(Consumer<? super FeedEvent> handler, BooleanSupplier wanted) throws InterruptedException {
        while (wanted.getAsBoolean()) {
            Optional<FeedBatch> batch = Optional.empty();
            try {
                batch = poll();
            } catch (PlaneException e) {
                LOG.warn("A feed of workspace {} goes on later: {}", scope.slug(), e.getMessage());
            }
            if (batch.isPresent()) {
                batch.get().events().forEach(handler);
                batch.get().commit();
            } else {
                // In short steps, because a hint does not wake anybody.
                Duration wait = nextWait();
                time.sleep(wait.compareTo(GLANCE) > 0 ? GLANCE : wait);
            }
        }
    }

    private @Nullable Turn next() {
        Turn next = null;
        boolean nextHinted = false;
        long now = time.nanoTime();
        boolean withinBudget = isWithinBudget();
        for (Turn each : turns.values()) {
            boolean hinted = each.feed.hasHints() && each.failures == 0;
            boolean due = withinBudget && now - each.due >= 0;
            boolean sooner = next == null || (hinted == nextHinted ? isBefore(each, next) : hinted);
            if ((hinted || due) && sooner) {
                next = each;
                nextHinted = hinted;
            }
        }
        return next;
    }

    private static boolean isBefore(Turn one, Turn other) {
        return one.due == other.due ? one.number < other.number : one.due - other.due < 0;
    }

    /** Whether enough is left for others that use the key. */
    private boolean isWithinBudget() {
        RateBudget budget = scope.transport().budget();
        return budget.limit() == Integer.MAX_VALUE
                || budget.remaining() * 100L > budget.limit() * (100L - budgetPercent);
    }

    private void placeHints() {
        for (Hint hint = hints.poll(); hint != null; hint = hints.poll()) {
            Hint each = hint;
            if (each.project() == null) {
                turns.values().stream()
                        .filter(candidate -> candidate.feed.knows(each.workItem()))
                        .forEach(candidate -> candidate.feed.hint(each.workItem()));
            } else if (turns.containsKey(each.project())) {
                turns.get(each.project()).feed.hint(each.workItem());
            }
        }
    }

    private void lookForProjects() {
        try {
            List<String> found = named.isEmpty() ? memberOf() : idsOfNamed();
            boolean goesOn = looked || found.stream().anyMatch(this::hasCheckpoint);
            for (String project : found) {
                if (!turns.containsKey(project)) {
                    // In a feed that goes on, a project without checkpoint is new, and so is all that is in it.
                    boolean isNew = named.isEmpty() && goesOn && !hasCheckpoint(project);
                    turns.put(project, new Turn(open(project, isNew), time.nanoTime()));
                }
            }
            turns.values().removeIf(each -> each.feed.isOver());
            looked = true;
            lookFailures = 0;
            // Those that were named do not become more.
            lookForProjectsAt =
                    time.nanoTime() + (named.isEmpty() ? lookForProjectsEvery : Duration.ofDays(365)).toNanos();
        } catch (PlaneException e) {
            lookForProjectsAt = time.nanoTime() + waitAfter(++lookFailures);
            throw e;
        }
    }

    private List<String> memberOf() {
        List<String> found = new ArrayList<>();
        for (Project project : projects.list()) {
            boolean member = project.isMember() || project.memberRole().isPresent();
            if (member && project.archivedAt().isEmpty()) {
                found.add(project.id());
            }
        }
        return found;
    }

    private List<String> idsOfNamed() {
        return named.stream()
                .map(reference -> scope.projects().idOf("feed.projects", reference))
                .distinct()
                .toList();
    }

    private boolean hasCheckpoint(String project) {
        return settings.store().flatMap(store -> store.load(project)).isPresent();
    }

    private DefaultProjectFeed open(String project, boolean isNew) {
        return new DefaultProjectFeed(
                scopes.apply(project), () -> projects.get(project), isNew ? settings.withExisting() : settings);
    }

    /** Up to the usual interval, so that a failure that is over delays nothing for longer. */
    private long waitAfter(int failures) {
        Duration longest = every.compareTo(LONGEST_WAIT_AFTER_FAILURE) < 0 ? every : LONGEST_WAIT_AFTER_FAILURE;
        Duration wait = FIRST_WAIT_AFTER_FAILURE.multipliedBy(1L << Math.min(failures - 1, 10));
        Duration shorter = wait.compareTo(longest) > 0 ? longest : wait;
        return (shorter.compareTo(FIRST_WAIT_AFTER_FAILURE) < 0 ? FIRST_WAIT_AFTER_FAILURE : shorter).toNanos();
    }

    @Override
    public String toString() {
        return getClass().getSimpleName().replace("Default", "") + "[" + scope.slug() + "]";
    }
}

package cloud.ewutelo.plane.telegram.pipeline;

import cloud.ewutelo.plane.comment.Comment;
import cloud.ewutelo.plane.cycle.Cycle;
import cloud.ewutelo.plane.feed.RemovalReason;
import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.state.StateGroup;
import cloud.ewutelo.plane.telegram.event.ChangeKind;
import cloud.ewutelo.plane.telegram.event.CommentMarker;
import cloud.ewutelo.plane.telegram.event.PlaneChange;
import cloud.ewutelo.plane.telegram.event.ProjectName;
import cloud.ewutelo.plane.telegram.event.TaskView;
import cloud.ewutelo.plane.telegram.store.Cycles;
import cloud.ewutelo.plane.telegram.store.Projects;
import cloud.ewutelo.plane.telegram.store.Store;
import cloud.ewutelo.plane.telegram.store.TaskState;
import cloud.ewutelo.plane.user.User;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares what is seen with what was seen last, and keeps both what is new and what that means. Because a second look finds no
 * difference, it does not matter how often or in which way something is seen. Belongs into a transaction.
 */
final class Recorder {

    private static final Duration COALESCED_WITHIN = Duration.ofSeconds(5);
    private static final Duration STILL_NEWS = Duration.ofDays(1);
    private static final Set<String> NOT_BEGUN = Set.of("backlog", "unstarted", "triage");
    private static final BigDecimal SURE_ENOUGH = new BigDecimal("0.7");

    private final Store store;
    private final Names names;
    private final TaskStates states;
    private final ActorClasses classes;
    private final Links links;
    private final TimeSource time;

    Recorder(Store store, Names names, ActorClasses classes, Links links, TimeSource time) {
        this.store = store;
        this.names = names;
        this.states = new TaskStates(names);
        this.classes = classes;
        this.links = links;
        this.time = time;
    }

    /**
     * A work item as the feed or a lookup found it.
     *
     * @return how many changes that are
     */
    int found(String projectId, WorkItem item) {
        return workItem(projectId, item, null);
    }

    /** A work item as a webhook told it. */
    int told(String projectId, WorkItem item, Hearsay hearsay) {
        return workItem(projectId, item, hearsay);
    }

    /** A work item that is only read to understand something else: what has changed in it is found later. */
    void meet(String projectId, WorkItem item) {
        if (!CommentText.isData(item) && store.workItems().find(item.id()).isEmpty()) {
            store.workItems().put(states.read(projectId, item, null));
        }
    }

    private int workItem(String projectId, WorkItem item, @Nullable Hearsay hearsay) {
        if (CommentText.isData(item)) {
            return 0;
        }
        TaskState before = store.workItems().find(item.id()).orElse(null);
        Instant seen = before == null ? Instant.MIN : before.updatedAt();
        if (item.updatedAt().filter(at -> at.isBefore(seen)).isPresent()) {
            return 0;
        }
        TaskState after = states.read(projectId, item, before);
        if (hearsay != null
                && !hearsay.created()
                && (before == null || after.updatedAt().equals(before.metAtOrNull()))) {
            // Nothing but webhooks tells what has changed, each of them one property.
            store.workItems().put(after.met());
            return differences(hearsay.before(after, names), after, item, hearsay);
        }
        store.workItems().put(after);
        if (before != null) {
            boolean created = hearsay != null && hearsay.created() && created(after, item, hearsay);
            return differences(before, after, item, hearsay) + (created ? 1 : 0);
        }
        boolean news = hearsay != null || isNews(projectId, item.createdAt());
        if (!news) {
            return 0;
        }
        int added = created(after, item, hearsay) ? 1 : 0;
        boolean begun = !NOT_BEGUN.contains(after.group().value()) || after.blocked();
        // What is new when it is seen may have gone far already: webhooks too show work items as they are, not as they
        // were.
        return begun
                ? added + differences(after.withState("", "", StateGroup.UNSTARTED, false), after, item, hearsay)
                : added;
    }

    private boolean created(TaskState after, WorkItem item, @Nullable Hearsay hearsay) {
        Person by = hearsay != null ? hearsay.actor() : person(item.createdBy());
        return addTask(
                "task-created:" + after.id(),
                item.createdAt().orElse(time.now()),
                ChangeKind.TASK_CREATED,
                by,
                after,
                new Difference(ChangeKind.TASK_CREATED, "", null, null));
    }

    private boolean isNews(String projectId, Optional<Instant> createdAt) {
        Instant since = store.projects()
                .find(projectId)
                .map(Projects.Known::firstSeenAt)
                .orElseGet(names::began);
        return createdAt.filter(at -> !at.isBefore(since)).isPresent();
    }

    private int differences(TaskState before, TaskState after, WorkItem item, @Nullable Hearsay hearsay) {
        int added = 0;
        for (Difference difference : Differences.between(before, after)) {
            Person by = hearsay != null && hearsay.changed(difference.field())
                    ? hearsay.actor()
                    : hearsay == null || item.updatedBy().isPresent() ? person(item.updatedBy()) : hearsay.actor();
            String id =
                    lower(difference.kind()) + ":" + after.id() + ":" + after.updatedAt() + ":" + difference.field();
            added += addTask(id, after.updatedAt(), difference.kind(), by, after, difference) ? 1 : 0;
        }
        return added;
    }

    /** A work item is no longer there. */
    void removed(String workItem, String id, RemovalReason reason, Person by) {
        store.workItems().find(workItem).ifPresent(known -> {
            store.workItems().delete(workItem);
            addTask(
                    id,
                    time.now(),
                    ChangeKind.TASK_REMOVED,
                    by,
                    known,
                    new Difference(
                            ChangeKind.TASK_REMOVED, "", null, reason == RemovalReason.ARCHIVED ? "archived" : null));
        });
    }

    /** Somebody commented, or changed a comment. */
    boolean comment(String projectId, String workItem, Comment comment, boolean isNew, Person by) {
        if (CommentText.isData(comment)) {
            CommentText.confidence(comment).ifPresent(confidence -> confidence(workItem, confidence, by));
            return false;
        }
        String words = CommentText.words(comment, names);
        Optional<TaskState> task = store.workItems().find(workItem);
        ProjectName project = names.project(projectId);
        return add(
                "task:" + workItem,
                new PlaneChange(
                        isNew
                                ? "commented:" + comment.id()
                                : "comment-changed:" + comment.id() + ":"
                                        + comment.updatedAt().orElse(Instant.EPOCH),
                        (isNew ? comment.createdAt() : comment.updatedAt()).orElse(time.now()),
                        isNew ? ChangeKind.COMMENTED : ChangeKind.COMMENT_CHANGED,
                        project,
                        classes.actor(by),
                        null,
                        task.map(known -> view(known, project)).orElse(null),
                        words,
                        task.isPresent() ? null : links.task(new ProjectName(projectId, "", ""), workItem, 0),
                        CommentMarker.of(comment, words).orElse(null),
                        null,
                        null));
    }

    /** An agent said how sure it is of its work. */
    void confidence(String workItem, BigDecimal confidence, Person by) {
        store.workItems().find(workItem).ifPresent(known -> {
            String text = confidence.stripTrailingZeros().toPlainString();
            if (text.equals(known.confidenceDigest())) {
                return;
            }
            TaskState now = known.withConfidence(text);
            store.workItems().put(now);
            if (confidence.compareTo(SURE_ENOUGH) < 0) {
                addTask(
                        "review-needed:" + workItem + ":" + text,
                        time.now(),
                        ChangeKind.REVIEW_NEEDED,
                        by,
                        now,
                        new Difference(
                                ChangeKind.REVIEW_NEEDED,
                                "confidence_score",
                                known.confidenceDigest().isEmpty() ? null : known.confidenceDigest(),
                                text));
            }
        });
    }

    /** A work item is due on a day, and not finished. */
    void dueToday(TaskState item) {
        addTask(
                "due-today:" + item.id() + ":" + item.dueOrNull(),
                time.now(),
                ChangeKind.DUE_TODAY,
                Person.NOBODY,
                item,
                new Difference(ChangeKind.DUE_TODAY, "target_date", null, Objects.toString(item.dueOrNull(), null)));
    }

    /** A project is new. */
    void projectCreated(ProjectName project, Instant at, Person by) {
        addProject("project-created:" + project.id(), at, ChangeKind.PROJECT_CREATED, project, by, null);
    }

    /** A property of a project has changed, or the project as a whole. */
    void projectChanged(ProjectName project, String id, Instant at, Person by, @Nullable String field) {
        addProject(id, at, ChangeKind.PROJECT_CHANGED, project, by, field);
    }

    /** A project is gone. */
    void projectDeleted(String projectId, Person by) {
        ProjectName project = names.project(projectId);
        store.projects().delete(projectId);
        addProject("project-deleted:" + projectId, time.now(), ChangeKind.PROJECT_DELETED, project, by, null);
    }

    private void addProject(
            String id, Instant at, ChangeKind kind, ProjectName project, Person by, @Nullable String field) {
        add(
                "project:" + project.id(),
                new PlaneChange(
                        id,
                        at,
                        kind,
                        project,
                        classes.actor(by),
                        field,
                        null,
                        null,
                        kind == ChangeKind.PROJECT_DELETED ? links.home() : links.project(project.id()),
                        null,
                        null,
                        null));
    }

    /**
     * A cycle as it is now.
     *
     * @param by who made or changed it; null if it was found by looking, and is no news
     */
    void cycle(String projectId, Cycle cycle, @Nullable Person by) {
        Instant now = time.now();
        Instant starts = cycle.startsAt().orElse(null);
        Instant ends = cycle.endsAt().orElse(null);
        Optional<Cycles.Known> before = store.cycles().find(cycle.id());
        Optional<Cycles.Known> sameStart = before.filter(known -> Objects.equals(known.startsAtOrNull(), starts));
        Optional<Cycles.Known> sameEnd = before.filter(known -> Objects.equals(known.endsAtOrNull(), ends));
        store.cycles()
                .put(new Cycles.Known(
                        cycle.id(),
                        projectId,
                        cycle.name(),
                        starts,
                        ends,
                        sameStart.map(Cycles.Known::startedTold).orElse(isOld(starts, now, by)),
                        sameEnd.map(Cycles.Known::endedTold).orElse(isOld(ends, now, by))));
        if (by == null) {
            return;
        }
        String url = links.cycle(projectId, cycle.id());
        String id = "cycle-changed:" + cycle.id() + ":" + cycle.updatedAt().orElse(now);
        if (before.isEmpty()) {
            addNamed(
                    "cycle-created:" + cycle.id(),
                    ChangeKind.CYCLE_CREATED,
                    projectId,
                    cycle.name(),
                    url,
                    by,
                    null,
                    null,
                    null);
        } else if (sameStart.isEmpty()) {
            String old = Objects.toString(before.get().startsAtOrNull(), null);
            String current = Objects.toString(starts, null);
            addNamed(id, ChangeKind.CYCLE_CHANGED, projectId, cycle.name(), url, by, "start_date", old, current);
        } else if (sameEnd.isEmpty()) {
            String old = Objects.toString(before.get().endsAtOrNull(), null);
            String current = Objects.toString(ends, null);
            addNamed(id, ChangeKind.CYCLE_CHANGED, projectId, cycle.name(), url, by, "end_date", old, current);
        } else if (!before.get().name().equals(cycle.name())) {
            String old = before.get().name();
            addNamed(id, ChangeKind.CYCLE_CHANGED, projectId, cycle.name(), url, by, "name", old, cycle.name());
        }
    }

    /** What was reached before anybody looked is no news; what was just set to be reached already is. */
    private static boolean isOld(@Nullable Instant reached, Instant now, @Nullable Person by) {
        return reached != null && reached.isBefore(by == null ? now : now.minus(STILL_NEWS));
    }

    /** Tells of the cycles whose first or last day has come. */
    void cyclesReached() {
        Instant now = time.now();
        for (Cycles.Known cycle : store.cycles().reached(now)) {
            Instant start = cycle.startsAtOrNull();
            Instant end = cycle.endsAtOrNull();
            boolean ended = end != null && !end.isAfter(now);
            boolean started = start != null && !start.isAfter(now);
            store.cycles()
                    .put(new Cycles.Known(
                            cycle.id(),
                            cycle.project(),
                            cycle.name(),
                            cycle.startsAtOrNull(),
                            cycle.endsAtOrNull(),
                            cycle.startedTold() || started,
                            cycle.endedTold() || ended));
            ChangeKind kind = ended ? ChangeKind.CYCLE_ENDED : ChangeKind.CYCLE_STARTED;
            addNamed(
                    lower(kind) + ":" + cycle.id() + ":" + (ended ? end : start),
                    kind,
                    cycle.project(),
                    cycle.name(),
                    links.cycle(cycle.project(), cycle.id()),
                    Person.NOBODY,
                    null,
                    null,
                    null);
        }
    }

    /** A cycle is gone. */
    void cycleDeleted(String id) {
        store.cycles().delete(id);
    }

    /** A module is new, or a property of it has changed. */
    void module(
            String projectId,
            String id,
            String name,
            boolean isNew,
            String changeId,
            Person by,
            @Nullable String field) {
        addNamed(
                changeId,
                isNew ? ChangeKind.MODULE_CREATED : ChangeKind.MODULE_CHANGED,
                projectId,
                name,
                links.module(projectId, id),
                by,
                field,
                null,
                null);
    }

    /** Plane has changed things and sent no webhook. */
    void webhooksSilent(Instant since, String workspace) {
        add(
                "webhooks-silent",
                new PlaneChange(
                        "webhooks-silent:" + since,
                        time.now(),
                        ChangeKind.WEBHOOKS_SILENT,
                        new ProjectName("", "", workspace),
                        classes.actor(Person.NOBODY),
                        null,
                        null,
                        null,
                        links.home(),
                        null,
                        null,
                        null));
    }

    private void addNamed(
            String id,
            ChangeKind kind,
            String projectId,
            String name,
            String url,
            Person by,
            @Nullable String field,
            @Nullable String before,
            @Nullable String after) {
        add(
                lower(kind).substring(0, lower(kind).indexOf('-')) + ":" + url,
                new PlaneChange(
                        id,
                        time.now(),
                        kind,
                        names.project(projectId),
                        classes.actor(by),
                        field,
                        null,
                        name,
                        url,
                        null,
                        before,
                        after));
    }

    private boolean addTask(String id, Instant at, ChangeKind kind, Person by, TaskState task, Difference difference) {
        ProjectName project = names.project(task.projectId());
        return add(
                "task:" + task.id(),
                new PlaneChange(
                        id,
                        at,
                        kind,
                        project,
                        classes.actor(by),
                        difference.field().isEmpty() ? null : difference.field(),
                        view(task, project),
                        null,
                        null,
                        null,
                        difference.beforeOrNull(),
                        difference.afterOrNull()));
    }

    private boolean add(String subject, PlaneChange change) {
        Instant now = time.now();
        return store.changes().add(subject, change, now, now.plus(COALESCED_WITHIN));
    }

    Instant now() {
        return time.now();
    }

    /** A work item as messages need it. */
    TaskView view(TaskState task, ProjectName project) {
        Duration spent = task.startedBefore()
                .plus(task.startedAt()
                        .filter(since -> since.isBefore(time.now()))
                        .map(since -> Duration.between(since, time.now()))
                        .orElse(Duration.ZERO));
        return new TaskView(
                task.id(),
                project.identifier().isEmpty() ? "#" + task.sequence() : project.identifier() + "-" + task.sequence(),
                task.name(),
                links.task(project, task.id(), task.sequence()),
                task.stateName(),
                task.group(),
                task.priority(),
                task.dueOrNull(),
                task.assignees().stream()
                        .map(TaskState.Assignee::name)
                        .filter(name -> !name.isEmpty())
                        .toList(),
                List.of(),
                spent.toMinutes() > 0 && task.group().equals(StateGroup.COMPLETED) ? spent.toMinutes() : null,
                task.confidenceDigest().isEmpty() ? null : new BigDecimal(task.confidenceDigest()));
    }

    private Person person(Optional<Ref<User>> user) {
        return user.filter(Ref::isPresent).map(names::user).orElse(Person.NOBODY);
    }

    private static String lower(ChangeKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

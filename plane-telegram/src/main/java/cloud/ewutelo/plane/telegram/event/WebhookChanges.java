package cloud.ewutelo.plane.telegram.event;

import cloud.ewutelo.plane.comment.Comment;
import cloud.ewutelo.plane.html.PlaneHtml;
import cloud.ewutelo.plane.model.JsonValue;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.state.State;
import cloud.ewutelo.plane.state.StateGroup;
import cloud.ewutelo.plane.telegram.event.WebhookSurroundings.StateName;
import cloud.ewutelo.plane.user.User;
import cloud.ewutelo.plane.webhook.CommentEvent;
import cloud.ewutelo.plane.webhook.CycleEvent;
import cloud.ewutelo.plane.webhook.FieldChange;
import cloud.ewutelo.plane.webhook.ModuleEvent;
import cloud.ewutelo.plane.webhook.ProjectEvent;
import cloud.ewutelo.plane.webhook.UnknownEvent;
import cloud.ewutelo.plane.webhook.WebhookAction;
import cloud.ewutelo.plane.webhook.WebhookEvent;
import cloud.ewutelo.plane.webhook.WorkItemEvent;
import cloud.ewutelo.plane.workitem.Priority;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A webhook as changes, by what it tells itself and what is known around it. */
public final class WebhookChanges {

    /** Comments in which the SDK keeps data. */
    private static final String DATA_SOURCE = "plane-for-java/";

    private static final Set<String> DESCRIPTION =
            Set.of("description", "description_html", "description_json", "description_stripped", "description_binary");

    private static final Pattern BLOCKED = Pattern.compile("(?<!un|de|d\u00e9)(?:blocked|bloqu)");

    private final WebhookSurroundings around;

    /**
     * A reader of webhooks.
     *
     * @param around what webhooks leave out
     */
    public WebhookChanges(WebhookSurroundings around) {
        this.around = around;
    }

    /**
     * Reads a webhook.
     *
     * @param event the webhook
     * @return what happened, in the webhook's order; nothing if it changed no value, or if a comment holds data of the SDK
     */
    public List<PlaneChange> of(WebhookEvent event) {
        Told told = new Told(event);
        if (event instanceof WorkItemEvent item) {
            item.workItem().ifPresentOrElse(task -> told.task(task), () -> told.add(ChangeKind.TASK_REMOVED, "", null));
        } else if (event instanceof CommentEvent comment) {
            comment.comment().ifPresentOrElse(told::comment, () -> told.add(ChangeKind.OTHER, "comment", null));
        } else if (event instanceof CycleEvent cycle) {
            String name = cycle.cycle().map(each -> each.name()).orElse("");
            told.named("cycles", name, ChangeKind.CYCLE_CREATED, ChangeKind.CYCLE_CHANGED);
        } else if (event instanceof ModuleEvent module) {
            String name = module.module().map(each -> each.name()).orElse("");
            told.named("modules", name, ChangeKind.MODULE_CREATED, ChangeKind.MODULE_CHANGED);
        } else if (event instanceof ProjectEvent project) {
            told.project(project);
        } else if (event instanceof UnknownEvent) {
            told.add(ChangeKind.OTHER, event.event(), null);
        }
        return told.changes;
    }

    /** What one webhook tells. */
    private final class Told {

        private final WebhookEvent event;
        private final ProjectName project;
        private final Actor actor;
        private final List<PlaneChange> changes = new ArrayList<>();

        Told(WebhookEvent event) {
            this.event = event;
            this.project = projectOf(event);
            this.actor = event.actor().map(WebhookChanges.this::actor).orElse(new Actor("", "", ActorClass.UNKNOWN));
        }

        void add(ChangeKind kind, String field, @Nullable TaskView task) {
            add(kind, field, task, null, null, null, null, null);
        }

        void add(
                ChangeKind kind,
                String field,
                @Nullable TaskView task,
                @Nullable String text,
                @Nullable String url,
                @Nullable String marker,
                @Nullable String before,
                @Nullable String after) {
            changes.add(new PlaneChange(
                    event.id() + (field.isEmpty() ? "" : "/" + field),
                    event.changedAt().orElse(Instant.EPOCH),
                    kind,
                    project,
                    actor,
                    field.isEmpty() ? null : field,
                    task,
                    text,
                    url,
                    marker,
                    before,
                    after));
        }

        void task(WorkItem item) {
            TaskView task = view(item, project);
            if (event.action().equals(WebhookAction.CREATED)) {
                add(ChangeKind.TASK_CREATED, "", task);
            } else if (event.action().equals(WebhookAction.UPDATED)) {
                for (FieldChange change : event.changes()) {
                    if (!change.oldValue().equals(change.newValue())) {
                        changed(item, task, change);
                    }
                }
            } else {
                add(ChangeKind.TASK_REMOVED, "", task);
            }
        }

        private void changed(WorkItem item, TaskView task, FieldChange change) {
            String field = change.field();
            if (DESCRIPTION.contains(field)) {
                add(ChangeKind.DESCRIPTION_CHANGED, field, task);
                return;
            }
            switch (field) {
                case "state" -> state(item, task, change);
                case "priority" -> {
                    boolean urgent = Priority.URGENT.value().equals(text(change.newValue()));
                    values(urgent ? ChangeKind.MADE_URGENT : ChangeKind.PRIORITY_CHANGED, task, change);
                }
                case "name" -> values(ChangeKind.NAME_CHANGED, task, change);
                case "target_date" -> values(ChangeKind.DUE_DATE_CHANGED, task, change);
                case "sort_order" -> add(ChangeKind.ORDER_CHANGED, field, task);
                case "assignees" ->
                    add(
                            ChangeKind.ASSIGNED,
                            field,
                            task,
                            null,
                            null,
                            null,
                            users(change.oldValue()),
                            users(change.newValue()));
                case "labels" -> add(blocks(item, change) ? ChangeKind.BLOCKED : ChangeKind.OTHER, field, task);
                case "archived_at" ->
                    add(change.newValue().isNull() ? ChangeKind.OTHER : ChangeKind.TASK_REMOVED, field, task);
                default -> add(ChangeKind.OTHER, field, task);
            }
        }

        private void values(ChangeKind kind, TaskView task, FieldChange change) {
            add(kind, change.field(), task, null, null, null, text(change.oldValue()), text(change.newValue()));
        }

        private void state(WorkItem item, TaskView task, FieldChange change) {
            Optional<StateName> before = state(item, change.oldValue());
            Optional<StateName> after = state(item, change.newValue());
            add(
                    kind(before, after),
                    change.field(),
                    task,
                    null,
                    null,
                    null,
                    before.map(StateName::name).orElse(null),
                    after.map(StateName::name).orElse(null));
        }

        private Optional<StateName> state(WorkItem item, JsonValue id) {
            String wanted = text(id);
            if (wanted == null) {
                return Optional.empty();
            }
            Optional<StateName> current =
                    item.state().isPresent() && item.state().id().equals(wanted)
                            ? item.state().expanded().map(WebhookChanges::name)
                            : Optional.empty();
            return current.isPresent() ? current : around.state(project.id(), wanted);
        }

        void comment(Comment comment) {
            if (comment.externalSource()
                    .filter(source -> source.startsWith(DATA_SOURCE))
                    .isPresent()) {
                return;
            }
            String text = PlaneHtml.toText(comment.html(), id -> around.user(id).orElse(id));
            TaskView task = comment.workItem().isPresent()
                    ? around.task(project.id(), comment.workItem().id()).orElse(null)
                    : null;
            boolean isNew = event.action().equals(WebhookAction.CREATED);
            add(
                    isNew ? ChangeKind.COMMENTED : ChangeKind.COMMENT_CHANGED,
                    "",
                    task,
                    text,
                    null,
                    isNew ? CommentMarker.of(comment, text).orElse(null) : null,
                    null,
                    null);
        }

        void named(String pages, String name, ChangeKind created, ChangeKind changed) {
            String url = around.url(pages, project, event.entityId()).orElse(null);
            if (event.action().equals(WebhookAction.CREATED)) {
                add(created, "", null, name, url, null, null, null);
                return;
            }
            for (FieldChange change : event.changes()) {
                String before = day(change.oldValue());
                String after = day(change.newValue());
                if (before == null ? after != null : !before.equals(after)) {
                    add(changed, change.field(), null, name, url, null, before, after);
                }
            }
        }

        void project(ProjectEvent told) {
            String url = around.url("projects", project, project.id()).orElse(null);
            if (event.action().equals(WebhookAction.CREATED)) {
                add(ChangeKind.PROJECT_CREATED, "", null, null, url, null, null, null);
            } else if (event.action().equals(WebhookAction.DELETED)) {
                add(ChangeKind.PROJECT_DELETED, "", null, null, null, null, null, null);
            } else {
                for (FieldChange change : told.changes()) {
                    if (!change.oldValue().equals(change.newValue())) {
                        add(ChangeKind.PROJECT_CHANGED, change.field(), null, null, url, null, null, null);
                    }
                }
            }
        }

        private @Nullable String users(JsonValue ids) {
            if (!ids.isArray() || ids.elements().isEmpty()) {
                return null;
            }
            return ids.elements().stream()
                    .map(id -> String.valueOf(text(id)))
                    .map(id -> around.user(id).orElse(id))
                    .collect(Collectors.joining(", "));
        }
    }

    /** What a move from one state to another means. */
    static ChangeKind kind(Optional<StateName> before, Optional<StateName> after) {
        if (after.isEmpty()) {
            return ChangeKind.STATE_CHANGED;
        }
        StateGroup now = after.get().group();
        Optional<StateGroup> then = before.map(StateName::group);
        boolean sameGroup = then.filter(now::equals).isPresent();
        if (now.equals(StateGroup.COMPLETED) || now.equals(StateGroup.CANCELLED)) {
            return sameGroup
                    ? ChangeKind.STATE_CHANGED
                    : now.equals(StateGroup.COMPLETED) ? ChangeKind.COMPLETED : ChangeKind.CANCELLED;
        }
        if (then.filter(group -> group.equals(StateGroup.COMPLETED) || group.equals(StateGroup.CANCELLED))
                .isPresent()) {
            return ChangeKind.REOPENED;
        }
        boolean wasBlocked = before.filter(state -> isBlocked(state.name())).isPresent();
        if (isBlocked(after.get().name()) != wasBlocked) {
            return wasBlocked ? ChangeKind.UNBLOCKED : ChangeKind.BLOCKED;
        }
        return now.equals(StateGroup.STARTED) && !sameGroup ? ChangeKind.STARTED : ChangeKind.STATE_CHANGED;
    }

    /** Whether a state or label says that work cannot go on, in English or French. */
    public static boolean isBlocked(String name) {
        return BLOCKED.matcher(name.toLowerCase(Locale.ROOT)).find();
    }

    private static boolean blocks(WorkItem item, FieldChange change) {
        if (!change.newValue().isArray()) {
            return false;
        }
        List<JsonValue> before = change.oldValue().isArray() ? change.oldValue().elements() : List.of();
        return item.labels().stream()
                .filter(label -> change.newValue().elements().contains(JsonValue.of(label.id())))
                .filter(label -> !before.contains(JsonValue.of(label.id())))
                .flatMap(label -> label.expanded().stream())
                .anyMatch(label -> isBlocked(label.name()));
    }

    private TaskView view(WorkItem item, ProjectName project) {
        Optional<State> state = item.state().isPresent() ? item.state().expanded() : Optional.empty();
        Optional<StateName> known = item.state().isPresent()
                ? state.map(WebhookChanges::name)
                        .or(() -> around.state(project.id(), item.state().id()))
                : Optional.empty();
        String number = Integer.toString(item.sequenceId());
        return new TaskView(
                item.id(),
                project.identifier().isEmpty() ? "#" + number : project.identifier() + "-" + number,
                item.name(),
                around.url("browse", project, number).orElse(""),
                known.map(StateName::name).orElse(""),
                known.map(StateName::group).orElse(StateGroup.UNSTARTED),
                item.priority(),
                item.targetDate().orElse(null),
                item.assignees().stream().map(this::name).toList(),
                List.of(),
                null,
                null);
    }

    private ProjectName projectOf(WebhookEvent event) {
        if (event instanceof ProjectEvent told && told.project().isPresent()) {
            return told.project()
                    .map(each -> new ProjectName(each.id(), each.identifier(), each.name()))
                    .orElseThrow();
        }
        String id = event instanceof ProjectEvent
                ? event.entityId()
                : event.projectId().orElse("");
        return around.project(id).orElse(new ProjectName(id, "", id));
    }

    private Actor actor(Ref<User> user) {
        String name = name(user);
        String email = user.expanded().flatMap(User::email).orElse("");
        return new Actor(user.id(), name.equals(user.id()) ? "" : name, around.actorClass(user.id(), name, email));
    }

    private String name(Ref<User> user) {
        return user.expanded()
                .map(User::displayName)
                .filter(name -> !name.isBlank())
                .or(() -> around.user(user.id()))
                .orElse(user.id());
    }

    private static StateName name(State state) {
        return new StateName(state.name(), state.group());
    }

    private static @Nullable String text(JsonValue value) {
        Object plain = value.toPlain();
        return plain == null ? null : plain.toString();
    }

    /** Without the time, which Plane tells of the old value alone. */
    private static @Nullable String day(JsonValue value) {
        String text = text(value);
        return text != null && text.matches("\\d{4}-\\d{2}-\\d{2}T.*") ? text.substring(0, 10) : text;
    }
}

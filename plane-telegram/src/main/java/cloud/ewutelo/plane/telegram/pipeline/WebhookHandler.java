package cloud.ewutelo.plane.telegram.pipeline;

import cloud.ewutelo.plane.WorkspaceClient;
import cloud.ewutelo.plane.comment.Comment;
import cloud.ewutelo.plane.error.WebhookFormatException;
import cloud.ewutelo.plane.feed.RemovalReason;
import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.model.JsonValue;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.state.State;
import cloud.ewutelo.plane.telegram.event.ProjectName;
import cloud.ewutelo.plane.telegram.store.Inbox;
import cloud.ewutelo.plane.telegram.store.Store;
import cloud.ewutelo.plane.user.User;
import cloud.ewutelo.plane.webhook.CommentEvent;
import cloud.ewutelo.plane.webhook.CycleEvent;
import cloud.ewutelo.plane.webhook.FieldChange;
import cloud.ewutelo.plane.webhook.ModuleEvent;
import cloud.ewutelo.plane.webhook.ProjectEvent;
import cloud.ewutelo.plane.webhook.WebhookAction;
import cloud.ewutelo.plane.webhook.WebhookEvent;
import cloud.ewutelo.plane.webhook.WebhookParser;
import cloud.ewutelo.plane.webhook.WorkItemEvent;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on stored webhooks. A webhook of Community Edition holds the whole work item, so it is told without asking Plane for it;
 * the feed checks later.
 */
final class WebhookHandler {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookHandler.class);

    private final WorkspaceClient workspace;
    private final Store store;
    private final Names names;
    private final Lookups lookups;
    private final Recorder recorder;
    private final TimeSource time;

    WebhookHandler(
            WorkspaceClient workspace, Store store, Names names, Lookups lookups, Recorder recorder, TimeSource time) {
        this.workspace = workspace;
        this.store = store;
        this.names = names;
        this.lookups = lookups;
        this.recorder = recorder;
        this.time = time;
    }

    /** What is done with a webhook within the transaction, once all that had to be asked for is there. */
    interface Work {
        void record();
    }

    /** Asks for what a webhook leaves out. */
    Work prepare(Inbox.Webhook webhook) {
        WebhookEvent event;
        try {
            event = WebhookParser.parse(webhook.body());
        } catch (WebhookFormatException e) {
            LOG.warn("A stored webhook cannot be read: {}", e.getMessage());
            return () -> {};
        }
        return prepare(event);
    }

    private Work prepare(WebhookEvent event) {
        String project = event.projectId().orElse("");
        List<Ref<User>> users = new ArrayList<>();
        event.actor().ifPresent(users::add);
        if (event instanceof WorkItemEvent item && item.workItem().isPresent()) {
            return prepare(item, project, item.workItem().get(), users);
        }
        if (event instanceof WorkItemEvent) {
            return () -> recorder.removed(
                    event.entityId(),
                    "task-removed:" + event.entityId() + ":" + event.id(),
                    RemovalReason.UNKNOWN,
                    actor(event));
        }
        if (event instanceof CommentEvent comment && comment.comment().isPresent()) {
            return prepare(comment, project, comment.comment().get(), users);
        }
        if (event instanceof ProjectEvent told) {
            names.prepare("", List.of(), List.of(), users);
            return () -> project(told);
        }
        names.prepare(project, List.of(), List.of(), users);
        if (event instanceof CycleEvent cycle) {
            return () -> cycle.cycle()
                    .ifPresentOrElse(
                            now -> recorder.cycle(project, now, actor(event)),
                            () -> recorder.cycleDeleted(event.entityId()));
        }
        if (event instanceof ModuleEvent module && module.module().isPresent()) {
            return () -> module(module, project);
        }
        return () -> LOG.info("A webhook is about nothing that is told: {}", event);
    }

    private Work prepare(WorkItemEvent event, String project, WorkItem item, List<Ref<User>> users) {
        users.addAll(item.assignees());
        item.updatedBy().ifPresent(users::add);
        List<Ref<State>> states = new ArrayList<>(List.of(item.state()));
        if (store.workItems().find(item.id()).isEmpty()) {
            event.change("state")
                    .map(FieldChange::oldValue)
                    .map(JsonValue::toPlain)
                    .filter(String.class::isInstance)
                    .ifPresent(id -> states.add(Ref.of((String) id)));
        }
        names.prepare(project, states, item.labels(), users);
        if (event.action().equals(WebhookAction.ARCHIVED)) {
            return () -> recorder.removed(
                    item.id(), "task-removed:" + item.id() + ":" + event.id(), RemovalReason.ARCHIVED, actor(event));
        }
        boolean created = event.action().equals(WebhookAction.CREATED);
        return () -> recorder.told(project, item, new Hearsay(created, actor(event), event.changes()));
    }

    private Work prepare(CommentEvent event, String project, Comment comment, List<Ref<User>> users) {
        comment.actor().ifPresent(users::add);
        names.prepare(project, List.of(), List.of(), users);
        String workItem = event.workItemId().orElse("");
        Optional<WorkItem> unknown = workItem.isEmpty()
                        || store.workItems().find(workItem).isPresent()
                ? Optional.empty()
                : lookups.ask(() -> workspace.project(project).workItems().get(workItem));
        unknown.ifPresent(item -> names.prepare(project, List.of(item.state()), item.labels(), item.assignees()));
        return () -> {
            unknown.ifPresent(item -> recorder.meet(project, item));
            Person by = event.actor()
                    .map(names::user)
                    .or(() -> comment.actor().map(names::user))
                    .orElse(Person.NOBODY);
            recorder.comment(project, workItem, comment, event.action().equals(WebhookAction.CREATED), by);
        };
    }

    private void project(ProjectEvent event) {
        if (event.action().equals(WebhookAction.DELETED) || event.project().isEmpty()) {
            recorder.projectDeleted(event.entityId(), actor(event));
            return;
        }
        Project project = event.project().get();
        names.learn(project);
        ProjectName name = new ProjectName(project.id(), project.identifier(), project.name());
        if (event.action().equals(WebhookAction.CREATED)) {
            recorder.projectCreated(name, project.createdAt().orElseGet(time::now), actor(event));
        } else {
            recorder.projectChanged(
                    name,
                    "project-changed:" + event.id(),
                    event.changedAt().orElseGet(time::now),
                    actor(event),
                    field(event));
        }
    }

    private void module(ModuleEvent event, String project) {
        event.module()
                .ifPresent(module -> recorder.module(
                        project,
                        module.id(),
                        module.name(),
                        event.action().equals(WebhookAction.CREATED),
                        (event.action().equals(WebhookAction.CREATED) ? "module-created:" : "module-changed:")
                                + event.id(),
                        actor(event),
                        field(event)));
    }

    private static @Nullable String field(WebhookEvent event) {
        return event.changes().isEmpty() ? null : event.changes().get(0).field();
    }

    private Person actor(WebhookEvent event) {
        return event.actor().map(names::user).orElse(Person.NOBODY);
    }
}

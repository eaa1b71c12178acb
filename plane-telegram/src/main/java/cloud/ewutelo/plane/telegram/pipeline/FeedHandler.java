package cloud.ewutelo.plane.telegram.pipeline;

import cloud.ewutelo.plane.WorkspaceClient;
import cloud.ewutelo.plane.feed.FeedEvent;
import cloud.ewutelo.plane.feed.ProjectChange;
import cloud.ewutelo.plane.field.AgentFields;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.state.StateGroup;
import cloud.ewutelo.plane.user.User;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Works on what the change feed finds: most of it webhooks have told before. */
final class FeedHandler {

    private static final int MOST_CONFIDENCES = 5;

    private final WorkspaceClient workspace;
    private final Names names;
    private final Lookups lookups;
    private final Recorder recorder;

    FeedHandler(WorkspaceClient workspace, Names names, Lookups lookups, Recorder recorder) {
        this.workspace = workspace;
        this.names = names;
        this.lookups = lookups;
        this.recorder = recorder;
    }

    /**
     * Asks for what is needed to understand some events.
     *
     * @param withConfidence whether no webhook tells how sure agents are, so that it must be asked for
     * @return what agents say of their work, by work item
     */
    Map<String, BigDecimal> prepare(List<FeedEvent> events, boolean withConfidence) {
        Map<String, BigDecimal> confidences = new HashMap<>();
        int asked = 0;
        for (FeedEvent event : events) {
            WorkItem item = item(event);
            if (item != null) {
                List<Ref<User>> users = new ArrayList<>(item.assignees());
                item.updatedBy().ifPresent(users::add);
                item.createdBy().ifPresent(users::add);
                if (event instanceof FeedEvent.Commented commented) {
                    commented.comment().actor().ifPresent(users::add);
                }
                names.prepare(event.projectId(), List.of(item.state()), item.labels(), users);
            }
            boolean unsure = item != null
                    && withConfidence
                    && asked < MOST_CONFIDENCES
                    && (event instanceof FeedEvent.Touched || event instanceof FeedEvent.Updated)
                    && names.state(event.projectId(), item.state())
                            .filter(state -> state.group().equals(StateGroup.STARTED)
                                    || state.group().equals(StateGroup.COMPLETED))
                            .isPresent();
            if (item != null && unsure) {
                asked++;
                lookups.ask(() -> workspace
                                .project(event.projectId())
                                .fields()
                                .get(item.id(), AgentFields.CONFIDENCE_SCORE)
                                .orElse(null))
                        .ifPresent(confidence -> confidences.put(item.id(), confidence));
            }
        }
        return confidences;
    }

    private static @Nullable WorkItem item(FeedEvent event) {
        if (event instanceof FeedEvent.Created created) {
            return created.workItem();
        }
        if (event instanceof FeedEvent.Updated updated) {
            return updated.workItem();
        }
        if (event instanceof FeedEvent.Touched touched) {
            return touched.workItem();
        }
        return event instanceof FeedEvent.Commented commented ? commented.workItem() : null;
    }

    /**
     * Records events.
     *
     * @return how many changes no webhook had told
     */
    int record(List<FeedEvent> events, Map<String, BigDecimal> confidences) {
        int news = 0;
        for (FeedEvent event : events) {
            news += record(event);
        }
        confidences.forEach((workItem, confidence) -> recorder.confidence(workItem, confidence, Person.NOBODY));
        return news;
    }

    private int record(FeedEvent event) {
        String project = event.projectId();
        WorkItem item = item(event);
        int news = item == null ? 0 : recorder.found(project, item);
        if (event instanceof FeedEvent.Commented commented) {
            Person by = commented
                    .comment()
                    .actor()
                    .or(() -> commented.comment().createdBy())
                    .map(names::user)
                    .orElse(Person.NOBODY);
            news += recorder.comment(project, commented.workItem().id(), commented.comment(), true, by) ? 1 : 0;
        } else if (event instanceof FeedEvent.Removed removed) {
            recorder.removed(removed.workItemId(), "task-" + removed.id(), removed.reason(), Person.NOBODY);
        } else if (event instanceof FeedEvent.ProjectChanged changed) {
            if (changed.change() == ProjectChange.DELETED) {
                recorder.projectDeleted(project, Person.NOBODY);
            } else {
                recorder.projectChanged(
                        names.project(project), changed.id(), recorder.now(), Person.NOBODY, "archived_at");
            }
        }
        return news;
    }
}

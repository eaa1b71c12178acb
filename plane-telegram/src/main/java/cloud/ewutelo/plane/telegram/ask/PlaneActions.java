package cloud.ewutelo.plane.telegram.ask;

import cloud.ewutelo.plane.WorkspaceClient;
import cloud.ewutelo.plane.model.ExternalId;
import cloud.ewutelo.plane.state.State;
import cloud.ewutelo.plane.state.StateGroup;
import cloud.ewutelo.plane.telegram.setting.Person;
import cloud.ewutelo.plane.user.User;
import cloud.ewutelo.plane.workitem.WorkItem;
import cloud.ewutelo.plane.workitem.WorkItemExpand;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** What people on Telegram change in Plane. Doing it again does no harm. */
final class PlaneActions {

    private static final String SOURCE = "plane-telegram";

    private final WorkspaceClient workspace;

    /** Works under the key of the client. */
    PlaneActions(WorkspaceClient workspace) {
        this.workspace = workspace;
    }

    /** What came of it. */
    enum Outcome {
        CHANGED,
        WAS_SO_ALREADY,
        NO_STATE
    }

    /** Moves a work item to the project's first state of finished work. */
    Outcome complete(String projectId, String workItemId) {
        WorkItem item = workspace.project(projectId).workItems().get(workItemId, WorkItemExpand.STATE);
        if (item.state()
                .expanded()
                .map(State::group)
                .filter(StateGroup.COMPLETED::equals)
                .isPresent()) {
            return Outcome.WAS_SO_ALREADY;
        }
        Optional<State> completed = workspace.project(projectId).states().list().stream()
                .filter(state -> state.group().equals(StateGroup.COMPLETED))
                .min(Comparator.comparingDouble(State::sequence));
        if (completed.isEmpty()) {
            return Outcome.NO_STATE;
        }
        workspace
                .project(projectId)
                .workItems()
                .update(workItemId, change -> change.state(completed.get().id()));
        return Outcome.CHANGED;
    }

    /** Adds a person to those who have a work item. */
    Outcome assign(String projectId, String workItemId, Person person) {
        User account = workspace.members().get(person.planeAccount());
        WorkItem item = workspace.project(projectId).workItems().get(workItemId);
        Set<String> assignees = new LinkedHashSet<>();
        item.assignees().forEach(assignee -> assignees.add(assignee.id()));
        if (!assignees.add(account.id())) {
            return Outcome.WAS_SO_ALREADY;
        }
        workspace.project(projectId).workItems().update(workItemId, change -> change.assignees(assignees));
        return Outcome.CHANGED;
    }

    /**
     * Writes what a person answered to a message as a comment.
     *
     * @param chatId the chat, which with the message names the comment, so that it is written once
     */
    void comment(String projectId, String workItemId, Person person, String text, long chatId, long messageId) {
        workspace.project(projectId).comments(workItemId).createOrGet(comment -> comment.text(
                        person.name() + " (Telegram): " + text)
                .externalId(new ExternalId(SOURCE, chatId + ":" + messageId)));
    }
}

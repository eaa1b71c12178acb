package cloud.ewutelo.plane.bridge.task;

import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.state.State;
import cloud.ewutelo.plane.workitem.WorkItem;

/**
 * A work item and where it is.
 *
 * @param project its project
 * @param projectId the project's id
 * @param identifier the project's identifier, as in {@code "ONB"}
 * @param projectName the project's name, as people wrote it
 * @param item as it was read, with its state
 */
public record Task(ProjectClient project, String projectId, String identifier, String projectName, WorkItem item) {

    public String id() {
        return item.id();
    }

    /** As in {@code "ONB-12"}. */
    public String key() {
        return identifier + "-" + item.sequenceId();
    }

    State state() {
        return item.state()
                .expanded()
                .orElseThrow(() -> new IllegalStateException("The task was read without its state."));
    }
}

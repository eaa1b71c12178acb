package cloud.ewutelo.plane;

import cloud.ewutelo.plane.comment.CommentService;
import cloud.ewutelo.plane.label.LabelService;
import cloud.ewutelo.plane.member.ProjectMemberService;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.state.StateService;
import cloud.ewutelo.plane.workitem.WorkItemService;

/** A project and what is in it. */
public interface ProjectClient {

    /**
     * Reads the project.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/}
     *
     * @return the project
     */
    Project get();

    /**
     * The work items.
     *
     * @return what can be done with work items
     */
    WorkItemService workItems();

    /**
     * The comments on a work item.
     *
     * @param workItem its id or key; a key is looked up once
     * @return what can be done with comments
     */
    CommentService comments(String workItem);

    /**
     * The states.
     *
     * @return what can be done with states
     */
    StateService states();

    /**
     * The labels.
     *
     * @return what can be done with labels
     */
    LabelService labels();

    /**
     * The members.
     *
     * @return what can be done with members
     */
    ProjectMemberService members();
}

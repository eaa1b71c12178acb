package cloud.ewutelo.plane.internal.client;

import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.comment.CommentService;
import cloud.ewutelo.plane.internal.Check;
import cloud.ewutelo.plane.internal.comment.DefaultCommentService;
import cloud.ewutelo.plane.internal.label.DefaultLabelService;
import cloud.ewutelo.plane.internal.member.DefaultProjectMemberService;
import cloud.ewutelo.plane.internal.state.DefaultStateService;
import cloud.ewutelo.plane.internal.workitem.DefaultWorkItemService;
import cloud.ewutelo.plane.label.LabelService;
import cloud.ewutelo.plane.member.ProjectMemberService;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.project.ProjectService;
import cloud.ewutelo.plane.state.StateService;
import cloud.ewutelo.plane.workitem.WorkItemService;

/** A project and the services in it. */
final class DefaultProjectClient implements ProjectClient {

    private final ProjectScope scope;
    private final ProjectService projects;
    private final DefaultWorkItemService workItems;
    private final StateService states;
    private final LabelService labels;
    private final ProjectMemberService members;

    DefaultProjectClient(ProjectScope scope, ProjectService projects) {
        this.scope = scope;
        this.projects = projects;
        this.workItems = new DefaultWorkItemService(scope);
        this.states = new DefaultStateService(scope);
        this.labels = new DefaultLabelService(scope);
        this.members = new DefaultProjectMemberService(scope);
    }

    @Override
    public Project get() {
        return projects.get(scope.reference());
    }

    @Override
    public WorkItemService workItems() {
        return workItems;
    }

    @Override
    public CommentService comments(String workItem) {
        Check.text("work item", workItem, 255);
        return new DefaultCommentService(scope, workItems, workItem);
    }

    @Override
    public StateService states() {
        return states;
    }

    @Override
    public LabelService labels() {
        return labels;
    }

    @Override
    public ProjectMemberService members() {
        return members;
    }

    @Override
    public String toString() {
        return "ProjectClient[" + scope.reference() + " of " + scope.slug() + "]";
    }
}

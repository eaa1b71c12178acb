package cloud.ewutelo.plane.internal.client;

import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.activity.ActivityService;
import cloud.ewutelo.plane.attachment.AttachmentService;
import cloud.ewutelo.plane.comment.CommentService;
import cloud.ewutelo.plane.cycle.CycleService;
import cloud.ewutelo.plane.feed.FeedOptions;
import cloud.ewutelo.plane.feed.ProjectFeed;
import cloud.ewutelo.plane.field.FieldService;
import cloud.ewutelo.plane.intake.IntakeService;
import cloud.ewutelo.plane.internal.Check;
import cloud.ewutelo.plane.internal.activity.DefaultActivityService;
import cloud.ewutelo.plane.internal.attachment.DefaultAttachmentService;
import cloud.ewutelo.plane.internal.comment.DefaultCommentService;
import cloud.ewutelo.plane.internal.cycle.DefaultCycleService;
import cloud.ewutelo.plane.internal.feed.DefaultProjectFeed;
import cloud.ewutelo.plane.internal.field.DefaultFieldService;
import cloud.ewutelo.plane.internal.intake.DefaultIntakeService;
import cloud.ewutelo.plane.internal.label.DefaultLabelService;
import cloud.ewutelo.plane.internal.link.DefaultLinkService;
import cloud.ewutelo.plane.internal.member.DefaultProjectMemberService;
import cloud.ewutelo.plane.internal.module.DefaultModuleService;
import cloud.ewutelo.plane.internal.property.DefaultPropertyValueService;
import cloud.ewutelo.plane.internal.relation.DefaultDependencyService;
import cloud.ewutelo.plane.internal.relation.DefaultRelationService;
import cloud.ewutelo.plane.internal.state.DefaultStateService;
import cloud.ewutelo.plane.internal.time.DefaultTimeService;
import cloud.ewutelo.plane.internal.workitem.DefaultWorkItemService;
import cloud.ewutelo.plane.internal.workitem.WorkItemScope;
import cloud.ewutelo.plane.internal.workitemtype.DefaultWorkItemTypeService;
import cloud.ewutelo.plane.internal.worklog.DefaultWorklogService;
import cloud.ewutelo.plane.internal.worklog.WorklogApi;
import cloud.ewutelo.plane.label.LabelService;
import cloud.ewutelo.plane.link.LinkService;
import cloud.ewutelo.plane.member.ProjectMemberService;
import cloud.ewutelo.plane.module.ModuleService;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.project.ProjectService;
import cloud.ewutelo.plane.project.ProjectSummary;
import cloud.ewutelo.plane.property.PropertyValueService;
import cloud.ewutelo.plane.relation.DependencyService;
import cloud.ewutelo.plane.relation.RelationService;
import cloud.ewutelo.plane.state.StateService;
import cloud.ewutelo.plane.time.TimeService;
import cloud.ewutelo.plane.workitem.WorkItemService;
import cloud.ewutelo.plane.workitemtype.WorkItemTypeService;
import cloud.ewutelo.plane.worklog.WorklogService;
import cloud.ewutelo.plane.worklog.WorklogTotal;
import java.util.List;
import java.util.function.Consumer;

/** A project and the services in it. */
final class DefaultProjectClient implements ProjectClient {

    private final ProjectScope scope;
    private final ProjectService projects;
    private final DefaultWorkItemService workItems;
    private final FieldService fields;
    private final CycleService cycles;
    private final ModuleService modules;
    private final IntakeService intake;
    private final StateService states;
    private final LabelService labels;
    private final WorkItemTypeService workItemTypes;
    private final ProjectMemberService members;
    private final TimeService time;

    DefaultProjectClient(ProjectScope scope, ProjectService projects) {
        this.scope = scope;
        this.projects = projects;
        this.workItems = new DefaultWorkItemService(scope);
        this.fields = new DefaultFieldService(scope, workItems);
        this.cycles = new DefaultCycleService(scope, workItems);
        this.modules = new DefaultModuleService(scope, workItems);
        this.intake = new DefaultIntakeService(scope, projects, workItems);
        this.states = new DefaultStateService(scope);
        this.labels = new DefaultLabelService(scope);
        this.workItemTypes = new DefaultWorkItemTypeService(scope);
        this.members = new DefaultProjectMemberService(scope);
        this.time = new DefaultTimeService(scope, workItems);
    }

    @Override
    public Project get() {
        return projects.get(scope.reference());
    }

    @Override
    public ProjectSummary summary() {
        return projects.summary(scope.reference());
    }

    @Override
    public WorkItemService workItems() {
        return workItems;
    }

    @Override
    public FieldService fields() {
        return fields;
    }

    @Override
    public CommentService comments(String workItem) {
        return new DefaultCommentService(onWorkItem(workItem));
    }

    @Override
    public AttachmentService attachments(String workItem) {
        return new DefaultAttachmentService(onWorkItem(workItem));
    }

    @Override
    public LinkService links(String workItem) {
        return new DefaultLinkService(onWorkItem(workItem));
    }

    @Override
    public RelationService relations(String workItem) {
        return new DefaultRelationService(onWorkItem(workItem));
    }

    @Override
    public DependencyService dependencies() {
        return new DefaultDependencyService(scope);
    }

    @Override
    public PropertyValueService propertyValues(String workItem) {
        return new DefaultPropertyValueService(onWorkItem(workItem));
    }

    @Override
    public WorklogService worklogs(String workItem) {
        return new DefaultWorklogService(onWorkItem(workItem));
    }

    @Override
    public List<WorklogTotal> worklogTotals() {
        WorklogApi api = scope.transport().api(WorklogApi.class);
        return List.copyOf(scope.transport().call(api.totals(scope.slug(), scope.id())));
    }

    @Override
    public TimeService time() {
        return time;
    }

    @Override
    public ActivityService activities(String workItem) {
        return new DefaultActivityService(onWorkItem(workItem));
    }

    @Override
    public CycleService cycles() {
        return cycles;
    }

    @Override
    public ModuleService modules() {
        return modules;
    }

    @Override
    public IntakeService intake() {
        return intake;
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
    public WorkItemTypeService workItemTypes() {
        return workItemTypes;
    }

    @Override
    public ProjectMemberService members() {
        return members;
    }

    @Override
    public ProjectFeed feed(Consumer<FeedOptions> options) {
        FeedOptions wanted = new FeedOptions();
        options.accept(wanted);
        return new DefaultProjectFeed(scope, this::get, wanted);
    }

    private WorkItemScope onWorkItem(String workItem) {
        return new WorkItemScope(scope, workItems, Check.text("work item", workItem, 255));
    }

    @Override
    public String toString() {
        return "ProjectClient[" + scope.reference() + " of " + scope.slug() + "]";
    }
}

package cloud.ewutelo.plane;

import cloud.ewutelo.plane.activity.ActivityService;
import cloud.ewutelo.plane.attachment.AttachmentService;
import cloud.ewutelo.plane.comment.CommentService;
import cloud.ewutelo.plane.cycle.CycleService;
import cloud.ewutelo.plane.feed.FeedOptions;
import cloud.ewutelo.plane.feed.ProjectFeed;
import cloud.ewutelo.plane.field.FieldService;
import cloud.ewutelo.plane.intake.IntakeService;
import cloud.ewutelo.plane.label.LabelService;
import cloud.ewutelo.plane.link.LinkService;
import cloud.ewutelo.plane.member.ProjectMemberService;
import cloud.ewutelo.plane.module.ModuleService;
import cloud.ewutelo.plane.project.Project;
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
     * Counts what is in the project.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/summary/}; Community Edition has it since 1.3.1.
     *
     * @return the numbers
     * @throws cloud.ewutelo.plane.error.UnsupportedByInstanceException before 1.3.1
     */
    ProjectSummary summary();

    /**
     * The work items.
     *
     * @return what can be done with work items
     */
    WorkItemService workItems();

    /**
     * The custom fields of work items, on every edition.
     *
     * @return what can be done with custom fields
     */
    FieldService fields();

    /**
     * The comments on a work item.
     *
     * @param workItem its id or key; a key is looked up once
     * @return what can be done with comments
     */
    CommentService comments(String workItem);

    /**
     * The files on a work item.
     *
     * @param workItem its id or key; a key is looked up once
     * @return what can be done with files
     */
    AttachmentService attachments(String workItem);

    /**
     * The links of a work item.
     *
     * @param workItem its id or key; a key is looked up once
     * @return what can be done with links
     */
    LinkService links(String workItem);

    /**
     * The relations of a work item to others.
     *
     * @param workItem its id or key; a key is looked up once
     * @return what can be done with relations
     */
    RelationService relations(String workItem);

    /**
     * What must be done before what, across the projects of the workspace.
     *
     * @return what can be asked about dependencies
     */
    DependencyService dependencies();

    /**
     * The values of a work item's custom properties, on commercial editions.
     *
     * @param workItem its id or key; a key is looked up once
     * @return what can be done with values
     */
    PropertyValueService propertyValues(String workItem);

    /**
     * The worklogs of a work item, on commercial editions.
     *
     * @param workItem its id or key; a key is looked up once
     * @return what can be done with worklogs
     */
    WorklogService worklogs(String workItem);

    /**
     * Sums the worklogs of all work items, on commercial editions.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/total-worklogs/}
     *
     * @return the work items on which time was logged; Plane does not page them
     * @throws cloud.ewutelo.plane.error.UnsupportedByInstanceException on Community Edition, and where the plan of the workspace
     *     does not include worklogs
     */
    List<WorklogTotal> worklogTotals();

    /**
     * The time spent on work items, on every edition.
     *
     * @return timers, logged time and totals
     */
    TimeService time();

    /**
     * The history of a work item.
     *
     * @param workItem its id or key; a key is looked up once
     * @return how to read it
     */
    ActivityService activities(String workItem);

    /**
     * The cycles.
     *
     * @return what can be done with cycles
     */
    CycleService cycles();

    /**
     * The modules.
     *
     * @return what can be done with modules
     */
    ModuleService modules();

    /**
     * The intake.
     *
     * @return what can be done with wishes and reports that wait for a decision
     */
    IntakeService intake();

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
     * The work item types and their custom properties, on commercial editions.
     *
     * @return what can be done with types
     */
    WorkItemTypeService workItemTypes();

    /**
     * The members.
     *
     * @return what can be done with members
     */
    ProjectMemberService members();

    /**
     * Opens a feed of what changes in the project. Nothing is requested before it is polled.
     *
     * @param options sets what to report, and where to keep how far the feed has read
     * @return a new feed
     */
    ProjectFeed feed(Consumer<FeedOptions> options);
}

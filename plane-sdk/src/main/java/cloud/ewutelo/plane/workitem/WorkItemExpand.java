package cloud.ewutelo.plane.workitem;

import cloud.ewutelo.plane.model.OpenEnum;

/** A reference of a work item that Plane can replace by the whole object. */
public final class WorkItemExpand extends OpenEnum {

    /** The state. */
    public static final WorkItemExpand STATE = new WorkItemExpand("state");

    /** The assigned users. */
    public static final WorkItemExpand ASSIGNEES = new WorkItemExpand("assignees");

    /** The labels. */
    public static final WorkItemExpand LABELS = new WorkItemExpand("labels");

    /** The project. */
    public static final WorkItemExpand PROJECT = new WorkItemExpand("project");

    /** The workspace. */
    public static final WorkItemExpand WORKSPACE = new WorkItemExpand("workspace");

    /** The parent work item. */
    public static final WorkItemExpand PARENT = new WorkItemExpand("parent");

    /** Who created it. */
    public static final WorkItemExpand CREATED_BY = new WorkItemExpand("created_by");

    /** Who changed it last. */
    public static final WorkItemExpand UPDATED_BY = new WorkItemExpand("updated_by");

    /** The estimate. */
    public static final WorkItemExpand ESTIMATE_POINT = new WorkItemExpand("estimate_point");

    private WorkItemExpand(String value) {
        super(value);
    }

    /**
     * A value by its wire name, known or not.
     *
     * @param value as Plane writes it
     * @return the value
     */
    public static WorkItemExpand of(String value) {
        return new WorkItemExpand(value);
    }
}

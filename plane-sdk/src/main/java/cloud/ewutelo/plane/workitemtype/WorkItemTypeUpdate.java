package cloud.ewutelo.plane.workitemtype;

/** Changes to a work item type; what is not touched stays as it is. */
public final class WorkItemTypeUpdate extends WorkItemTypeFields<WorkItemTypeUpdate> {

    /** Starts with nothing touched. */
    public WorkItemTypeUpdate() {}
}

package cloud.ewutelo.plane.workitemtype;

import cloud.ewutelo.plane.internal.Check;

/** A work item type to be created. The name is required. */
public final class WorkItemTypeCreate extends WorkItemTypeFields<WorkItemTypeCreate> {

    /** Starts with nothing set. */
    public WorkItemTypeCreate() {}

    /**
     * Makes it a type of epics.
     *
     * @param epic true for epics
     * @return this request
     */
    public WorkItemTypeCreate epic(boolean epic) {
        return set("is_epic", epic);
    }

    @Override
    public void validate() {
        Check.required(properties(), "name");
    }
}

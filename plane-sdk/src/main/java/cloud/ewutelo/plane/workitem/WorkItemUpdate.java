package cloud.ewutelo.plane.workitem;

import java.util.List;

/** Changes to a work item; what is not touched stays as it is. */
public final class WorkItemUpdate extends WorkItemFields<WorkItemUpdate> {

    /** Starts with nothing touched. */
    public WorkItemUpdate() {}

    /**
     * Empties the description.
     *
     * @return this request
     */
    public WorkItemUpdate clearDescription() {
        // Plane refuses null and the empty string here.
        return set("description_html", "<p></p>");
    }

    /**
     * Unassigns everybody. If the project has a default assignee, Plane assigns that one instead.
     *
     * @return this request
     */
    public WorkItemUpdate clearAssignees() {
        return set("assignees", List.of());
    }

    /**
     * Takes all labels away.
     *
     * @return this request
     */
    public WorkItemUpdate clearLabels() {
        return set("labels", List.of());
    }

    /**
     * Makes it stand on its own.
     *
     * @return this request
     */
    public WorkItemUpdate clearParent() {
        return set("parent", null);
    }

    /**
     * Takes the start date away.
     *
     * @return this request
     */
    public WorkItemUpdate clearStartDate() {
        return set("start_date", null);
    }

    /**
     * Takes the due date away.
     *
     * @return this request
     */
    public WorkItemUpdate clearTargetDate() {
        return set("target_date", null);
    }

    /**
     * Takes the bare number of the estimate away.
     *
     * @return this request
     */
    public WorkItemUpdate clearPoint() {
        return set("point", null);
    }

    /**
     * Takes the estimate away.
     *
     * @return this request
     */
    public WorkItemUpdate clearEstimatePoint() {
        return set("estimate_point", null);
    }

    /**
     * Forgets the key in another system.
     *
     * @return this request
     */
    public WorkItemUpdate clearExternalId() {
        return set("external_source", null).set("external_id", null);
    }
}

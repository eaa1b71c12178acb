package cloud.ewutelo.plane.project;

/** Changes to a project; what is not touched stays as it is. */
public final class ProjectUpdate extends ProjectFields<ProjectUpdate> {

    /** Starts with nothing touched. */
    public ProjectUpdate() {}

    /**
     * Leaves the project without a lead.
     *
     * @return this request
     */
    public ProjectUpdate clearLead() {
        return set("project_lead", null);
    }

    /**
     * Leaves new work items unassigned.
     *
     * @return this request
     */
    public ProjectUpdate clearDefaultAssignee() {
        return set("default_assignee", null);
    }

    /**
     * Forgets the key in another system.
     *
     * @return this request
     */
    public ProjectUpdate clearExternalId() {
        return set("external_source", null).set("external_id", null);
    }
}

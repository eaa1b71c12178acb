package cloud.ewutelo.plane.worklog;

import cloud.ewutelo.plane.internal.Check;

/** A worklog to be created. The duration is required. */
public final class WorklogCreate extends WorklogFields<WorklogCreate> {

    /** Starts with nothing set. */
    public WorklogCreate() {}

    /**
     * Claims another author than the key's user. Plane's documentation lets the API do so.
     *
     * @param member id, e-mail address or display name of a member of the project
     * @return this request
     */
    public WorklogCreate createdBy(String member) {
        return set("created_by", Check.reference("created_by", member));
    }

    @Override
    public void validate() {
        Check.required(properties(), "duration");
    }
}

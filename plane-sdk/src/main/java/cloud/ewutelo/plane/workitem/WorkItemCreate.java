package cloud.ewutelo.plane.workitem;

import cloud.ewutelo.plane.internal.Check;
import java.time.Instant;

/** A work item to be created. The name is required; without a state it starts in the project's default state. */
public final class WorkItemCreate extends WorkItemFields<WorkItemCreate> {

    /** Starts with nothing set. */
    public WorkItemCreate() {}

    /**
     * Claims another time of creation, for imports. Plane does not check it.
     *
     * @param createdAt when it was created
     * @return this request
     */
    public WorkItemCreate createdAt(Instant createdAt) {
        return set("created_at", createdAt);
    }

    /**
     * Claims another author, for imports. Plane does not check it.
     *
     * @param member an id, e-mail address or display name of a member of the project
     * @return this request
     */
    public WorkItemCreate createdBy(String member) {
        return set("created_by", Check.text("created_by", member, 255));
    }

    @Override
    public void validate() {
        Check.required(properties(), "name");
        super.validate();
    }
}

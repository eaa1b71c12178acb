package cloud.ewutelo.plane.time;

import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.internal.Check;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which of a project's logged time to read. Without any restriction all of it. */
public final class TimesheetQuery {

    private @Nullable List<String> workItems;
    private @Nullable Instant updatedSince;
    private @Nullable String agent;
    private boolean everyWorkItem;

    /** Reads everything. */
    public TimesheetQuery() {}

    /**
     * Asks these work items only: one request each, and one more for each that is named by key.
     *
     * @param workItems ids or keys; at least one
     * @return this query
     */
    public TimesheetQuery workItems(Collection<String> workItems) {
        if (workItems.isEmpty()) {
            throw new InvalidRequestException(
                    "work items", "is empty", "Name at least one, or leave the restriction out.");
        }
        this.workItems = Check.references("work items", workItems);
        return this;
    }

    /**
     * Asks only work items that were changed since then, as their {@link cloud.ewutelo.plane.workitem.WorkItem#updatedAt} tells.
     * All of their time is read, not only what was logged since. Plane need not count logging as a change of the work item.
     *
     * @param instant by the server's clock
     * @return this query
     */
    public TimesheetQuery updatedSince(Instant instant) {
        this.updatedSince = instant;
        return this;
    }

    /**
     * Returns the time of one agent only. It costs as many requests as that of all.
     *
     * @param member an id, e-mail address or display name of a member of the project
     * @return this query
     */
    public TimesheetQuery agent(String member) {
        this.agent = Check.text("agent", member, 255);
        return this;
    }

    /**
     * Asks every work item of the project where worklogs are emulated, one request each, and not only those on the project's
     * record. It also repairs the record; use it after somebody deleted it. Archived work items are not among them, because Plane
     * lists none.
     *
     * @return this query
     */
    public TimesheetQuery everyWorkItem() {
        this.everyWorkItem = true;
        return this;
    }

    /**
     * The work items asked for.
     *
     * @return ids or keys; empty for those of the project
     */
    public Optional<List<String>> workItems() {
        return Optional.ofNullable(workItems);
    }

    /**
     * Since when work items must have changed.
     *
     * @return the instant, or empty
     */
    public Optional<Instant> updatedSince() {
        return Optional.ofNullable(updatedSince);
    }

    /**
     * Whose time is asked for.
     *
     * @return an id, e-mail address or name; empty for everybody's
     */
    public Optional<String> agent() {
        return Optional.ofNullable(agent);
    }

    /**
     * Whether every work item is asked.
     *
     * @return true after {@link #everyWorkItem()}
     */
    public boolean isEveryWorkItem() {
        return everyWorkItem;
    }
}

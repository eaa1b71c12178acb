package cloud.ewutelo.plane.model;

import cloud.ewutelo.plane.internal.json.WireName;
import java.util.OptionalInt;

/**
 * How many work items something holds, in all and by the group of their state. Plane counts when it is asked to read or list,
 * not in its answers to a creation or change.
 */
public interface WorkItemCounts {

    /**
     * All of them.
     *
     * @return the number, 0 or more; empty if the answer did not contain it
     */
    @WireName("total_issues")
    OptionalInt totalItems();

    /**
     * Those in a state of the group "backlog".
     *
     * @return the number, 0 or more; empty if the answer did not contain it
     */
    @WireName("backlog_issues")
    OptionalInt backlogItems();

    /**
     * Those in a state of the group "unstarted".
     *
     * @return the number, 0 or more; empty if the answer did not contain it
     */
    @WireName("unstarted_issues")
    OptionalInt unstartedItems();

    /**
     * Those in a state of the group "started".
     *
     * @return the number, 0 or more; empty if the answer did not contain it
     */
    @WireName("started_issues")
    OptionalInt startedItems();

    /**
     * Those in a state of the group "completed".
     *
     * @return the number, 0 or more; empty if the answer did not contain it
     */
    @WireName("completed_issues")
    OptionalInt completedItems();

    /**
     * Those in a state of the group "cancelled".
     *
     * @return the number, 0 or more; empty if the answer did not contain it
     */
    @WireName("cancelled_issues")
    OptionalInt cancelledItems();
}

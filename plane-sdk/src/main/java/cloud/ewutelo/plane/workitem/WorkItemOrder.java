package cloud.ewutelo.plane.workitem;

import cloud.ewutelo.plane.model.OpenEnum;

/** An order in which Plane lists work items. Plane answers 500 to a field it does not know. */
public final class WorkItemOrder extends OpenEnum {

    /** Oldest first. */
    public static final WorkItemOrder CREATED_AT = new WorkItemOrder("created_at");

    /** Newest first, which is the default. */
    public static final WorkItemOrder NEWEST_FIRST = new WorkItemOrder("-created_at");

    /** Longest untouched first. */
    public static final WorkItemOrder UPDATED_AT = new WorkItemOrder("updated_at");

    /** Last touched first. */
    public static final WorkItemOrder LAST_UPDATED_FIRST = new WorkItemOrder("-updated_at");

    /** By hand, as on the board. */
    public static final WorkItemOrder SORT_ORDER = new WorkItemOrder("sort_order");

    /** By number. */
    public static final WorkItemOrder SEQUENCE_ID = new WorkItemOrder("sequence_id");

    /** By name. */
    public static final WorkItemOrder NAME = new WorkItemOrder("name");

    /** Most urgent first. */
    public static final WorkItemOrder PRIORITY = new WorkItemOrder("priority");

    /** By the name of the state. */
    public static final WorkItemOrder STATE_NAME = new WorkItemOrder("state__name");

    /** By the group of the state. */
    public static final WorkItemOrder STATE_GROUP = new WorkItemOrder("state__group");

    /** Earliest start first. */
    public static final WorkItemOrder START_DATE = new WorkItemOrder("start_date");

    /** Earliest due date first. */
    public static final WorkItemOrder TARGET_DATE = new WorkItemOrder("target_date");

    private WorkItemOrder(String value) {
        super(value);
    }

    /**
     * A value by its wire name, known or not.
     *
     * @param value as Plane writes it
     * @return the value
     */
    public static WorkItemOrder of(String value) {
        return new WorkItemOrder(value);
    }

    /**
     * The same the other way round.
     *
     * @return the reversed order
     */
    public WorkItemOrder reversed() {
        return of(value().startsWith("-") ? value().substring(1) : "-" + value());
    }
}

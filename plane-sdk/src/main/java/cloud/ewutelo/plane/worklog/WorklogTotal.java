package cloud.ewutelo.plane.worklog;

import cloud.ewutelo.plane.internal.json.WireName;
import cloud.ewutelo.plane.model.JsonValue;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.util.Map;

/** All time that was logged on a work item. */
public interface WorklogTotal {

    /**
     * The work item.
     *
     * @return the work item
     */
    @WireName("issue_id")
    Ref<WorkItem> workItem();

    /**
     * The sum of its worklogs.
     *
     * @return whole minutes, 0 or more
     */
    @WireName("duration")
    default long minutes() {
        return 0;
    }

    /**
     * What Plane sent beyond the properties above.
     *
     * @return the values under Plane's names
     */
    Map<String, JsonValue> unknownProperties();

    /**
     * Builds one by hand, for tests.
     *
     * @return an empty builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link WorklogTotal} objects. */
    class Builder extends ImmutableWorklogTotal.Builder {
        Builder() {}
    }
}

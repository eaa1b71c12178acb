package cloud.ewutelo.plane.module;

import cloud.ewutelo.plane.internal.json.WireName;
import cloud.ewutelo.plane.model.PlaneObject;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.util.OptionalInt;

/** That a work item is in a module. Its id is neither's; nothing in the API needs it. */
public interface ModuleItem extends PlaneObject {

    /**
     * The work item.
     *
     * @return the work item
     */
    @WireName("issue")
    Ref<WorkItem> workItem();

    /**
     * The module.
     *
     * @return the module
     */
    Ref<ProjectModule> module();

    /**
     * How many children the work item has.
     *
     * @return the number; empty if the answer did not contain it
     */
    @WireName("sub_issues_count")
    OptionalInt childCount();

    /**
     * Builds one by hand, for tests.
     *
     * @return an empty builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link ModuleItem} objects. */
    class Builder extends ImmutableModuleItem.Builder {
        Builder() {}
    }
}

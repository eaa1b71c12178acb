package cloud.ewutelo.plane.workitemtype;

import cloud.ewutelo.plane.model.Authored;
import java.util.List;

/** A kind of work item, such as "Bug" or "Incident", which decides about the custom properties. */
public interface WorkItemType extends Authored {

    /**
     * The name.
     *
     * @return such as {@code "Incident"}
     */
    String name();

    /**
     * What the type is for.
     *
     * @return plain text, often empty
     */
    default String description() {
        return "";
    }

    /**
     * Whether work items of this type are epics.
     *
     * @return true for epics
     */
    default boolean isEpic() {
        return false;
    }

    /**
     * Whether new work items get this type if they name none.
     *
     * @return true for the default type
     */
    default boolean isDefault() {
        return false;
    }

    /**
     * Whether people can choose it.
     *
     * @return false if it is switched off
     */
    default boolean isActive() {
        return true;
    }

    /**
     * The rank in the hierarchy of types.
     *
     * @return a number without a unit; 0 if the answer did not contain it
     */
    default double level() {
        return 0;
    }

    /**
     * The projects that use the type.
     *
     * @return ids of projects; empty if the answer did not contain them
     */
    List<String> projectIds();

    /**
     * Builds one by hand, for tests.
     *
     * @return an empty builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link WorkItemType} objects. */
    class Builder extends ImmutableWorkItemType.Builder {
        Builder() {}
    }
}

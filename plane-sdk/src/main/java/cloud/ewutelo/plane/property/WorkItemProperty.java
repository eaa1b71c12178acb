package cloud.ewutelo.plane.property;

import cloud.ewutelo.plane.internal.json.WireName;
import cloud.ewutelo.plane.model.Authored;
import cloud.ewutelo.plane.model.JsonValue;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.workitemtype.WorkItemType;
import java.util.List;
import java.util.Optional;

/** A custom property of a work item type. */
public interface WorkItemProperty extends Authored {

    /**
     * The name that people see.
     *
     * @return such as {@code "Cost estimate"}
     */
    String displayName();

    /**
     * The name that Plane derived from {@link #displayName()}.
     *
     * @return such as {@code "cost-estimate"}; empty text if the answer did not contain it
     */
    default String name() {
        return "";
    }

    /**
     * What the property is for.
     *
     * @return plain text, or empty
     */
    Optional<String> description();

    /**
     * What it holds.
     *
     * @return the type
     */
    @WireName("property_type")
    PropertyType type();

    /**
     * What it points to.
     *
     * @return the target of a {@link PropertyType#RELATION}; empty for other types
     */
    @WireName("relation_type")
    Optional<PropertyTarget> target();

    /**
     * Whether the web application asks for a value. The API does not.
     *
     * @return true if required
     */
    default boolean isRequired() {
        return false;
    }

    /**
     * Whether it takes several values.
     *
     * @return true for several
     */
    default boolean isMulti() {
        return false;
    }

    /**
     * Whether people see it.
     *
     * @return false if it is switched off
     */
    default boolean isActive() {
        return true;
    }

    /**
     * What new work items start with.
     *
     * @return values as text, often none
     */
    @WireName("default_value")
    List<String> defaultValues();

    /**
     * How it is shown, such as {@code {"display_format": "single-line"}}.
     *
     * @return the settings, or empty
     */
    Optional<JsonValue> settings();

    /**
     * The position in the list; lower comes first.
     *
     * @return a number without a unit
     */
    default double sortOrder() {
        return 0;
    }

    /**
     * The type to which it belongs.
     *
     * @return the type; empty if the answer did not contain it
     */
    @WireName("issue_type")
    Optional<Ref<WorkItemType>> workItemType();

    /**
     * The project.
     *
     * @return the project
     */
    default Ref<Project> project() {
        return Ref.absent();
    }

    /**
     * Builds one by hand, for tests.
     *
     * @return an empty builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link WorkItemProperty} objects. */
    class Builder extends ImmutableWorkItemProperty.Builder {
        Builder() {}
    }
}

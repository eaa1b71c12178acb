package cloud.ewutelo.plane.property;

import cloud.ewutelo.plane.model.Authored;
import cloud.ewutelo.plane.model.Ref;
import java.util.Optional;

/** One of the values that a property of type {@link PropertyType#OPTION} can have. */
public interface PropertyOption extends Authored {

    /**
     * The name.
     *
     * @return such as {@code "Gold"}
     */
    String name();

    /**
     * What the option means.
     *
     * @return plain text, often empty
     */
    default String description() {
        return "";
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
     * Whether new work items start with it.
     *
     * @return true for the default option
     */
    default boolean isDefault() {
        return false;
    }

    /**
     * The option under which it is grouped.
     *
     * @return the parent, or empty
     */
    Optional<Ref<PropertyOption>> parent();

    /**
     * The position in the list; lower comes first.
     *
     * @return a number without a unit
     */
    default double sortOrder() {
        return 0;
    }

    /**
     * The property.
     *
     * @return the property; empty if the answer did not contain it
     */
    Optional<Ref<WorkItemProperty>> property();

    /**
     * Builds one by hand, for tests.
     *
     * @return an empty builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link PropertyOption} objects. */
    class Builder extends ImmutablePropertyOption.Builder {
        Builder() {}
    }
}

package cloud.ewutelo.plane.label;

import cloud.ewutelo.plane.model.Authored;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.project.Project;
import java.util.Optional;

/** A label of a project. */
public interface Label extends Authored {

    /**
     * The name, unique in the project.
     *
     * @return such as {@code "bug"}; upper and lower case make two labels
     */
    String name();

    /**
     * The colour.
     *
     * @return such as {@code "#46A758"}; empty text if none was given
     */
    default String color() {
        return "";
    }

    /**
     * What the label is for.
     *
     * @return plain text, often empty
     */
    default String description() {
        return "";
    }

    /**
     * The position in the list; lower comes first.
     *
     * @return a number without a unit
     */
    default double sortOrder() {
        return 0;
    }

    /**
     * The label under which this one is grouped.
     *
     * @return the parent, or empty
     */
    Optional<Ref<Label>> parent();

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

    /** Builds {@link Label} objects. */
    class Builder extends ImmutableLabel.Builder {
        Builder() {}
    }
}

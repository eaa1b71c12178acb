package cloud.ewutelo.plane.state;

import cloud.ewutelo.plane.internal.json.WireName;
import cloud.ewutelo.plane.model.Authored;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.project.Project;

/** A step of a project's workflow. */
public interface State extends Authored {

    /**
     * The name, unique in the project.
     *
     * @return such as {@code "In Progress"}
     */
    String name();

    /**
     * What the state means for progress.
     *
     * @return the group; backlog if the answer did not contain it
     */
    default StateGroup group() {
        return StateGroup.BACKLOG;
    }

    /**
     * The colour.
     *
     * @return such as {@code "#46A758"}; empty text if the answer did not contain it
     */
    default String color() {
        return "";
    }

    /**
     * What the state is for.
     *
     * @return plain text, often empty
     */
    default String description() {
        return "";
    }

    /**
     * The position in the workflow; lower comes first.
     *
     * @return a number without a unit
     */
    default double sequence() {
        return 0;
    }

    /**
     * Whether new work items start here.
     *
     * @return true for the default state. After an update that set it, Plane may show two
     */
    @WireName("default")
    default boolean isDefault() {
        return false;
    }

    /**
     * Whether this is the hidden state of intake.
     *
     * @return true only for the triage state
     */
    default boolean isTriage() {
        return false;
    }

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

    /** Builds {@link State} objects. */
    class Builder extends ImmutableState.Builder {
        Builder() {}
    }
}

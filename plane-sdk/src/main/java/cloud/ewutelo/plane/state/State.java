package cloud.ewutelo.plane.state;

import cloud.ewutelo.plane.internal.json.WireName;
import cloud.ewutelo.plane.model.Authored;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.project.Project;
import org.immutables.value.Value;

/** A step of a project's workflow. */
@Value.Immutable(copy = false)
@Value.Style(visibility = Value.Style.ImplementationVisibility.PACKAGE, overshadowImplementation = true)
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
    @Value.Default
    default StateGroup group() {
        return StateGroup.BACKLOG;
    }

    /**
     * The colour.
     *
     * @return such as {@code "#46A758"}; empty text if the answer did not contain it
     */
    @Value.Default
    default String color() {
        return "";
    }

    /**
     * What the state is for.
     *
     * @return plain text, often empty
     */
    @Value.Default
    default String description() {
        return "";
    }

    /**
     * The position in the workflow; lower comes first.
     *
     * @return a number without a unit
     */
    @Value.Default
    default double sequence() {
        return 0;
    }

    /**
     * Whether new work items start here.
     *
     * @return true for the default state. After an update that set it, Plane may show two
     */
    @WireName("default")
    @Value.Default
    default boolean isDefault() {
        return false;
    }

    /**
     * Whether this is the hidden state of intake.
     *
     * @return true only for the triage state
     */
    @Value.Default
    default boolean isTriage() {
        return false;
    }

    /**
     * The project.
     *
     * @return the project
     */
    @Value.Default
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

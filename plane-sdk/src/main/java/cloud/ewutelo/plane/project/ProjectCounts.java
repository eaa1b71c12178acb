package cloud.ewutelo.plane.project;

import cloud.ewutelo.plane.internal.json.WireName;
import cloud.ewutelo.plane.model.JsonValue;
import java.util.Map;
import java.util.OptionalInt;

/** How many objects of each kind are in a project. */
public interface ProjectCounts {

    /**
     * Members.
     *
     * @return how many people there are, 0 or more; empty if the answer did not contain it
     */
    OptionalInt members();

    /**
     * States.
     *
     * @return how many states there are, 0 or more; empty if the answer did not contain it
     */
    OptionalInt states();

    /**
     * Labels.
     *
     * @return how many labels there are, 0 or more; empty if the answer did not contain it
     */
    OptionalInt labels();

    /**
     * Work items.
     *
     * @return how many work items there are, 0 or more; empty if the answer did not contain it
     */
    @WireName("issues")
    OptionalInt workItems();

    /**
     * Cycles.
     *
     * @return how many cycles there are, 0 or more; empty if the answer did not contain it
     */
    OptionalInt cycles();

    /**
     * Modules.
     *
     * @return how many modules there are, 0 or more; empty if the answer did not contain it
     */
    OptionalInt modules();

    /**
     * Intake items.
     *
     * @return how many intake items there are, 0 or more; empty if the answer did not contain it
     */
    @WireName("intakes")
    OptionalInt intakeItems();

    /**
     * Pages.
     *
     * @return how many pages there are, 0 or more; empty if the answer did not contain it
     */
    OptionalInt pages();

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

    /** Builds {@link ProjectCounts} objects. */
    class Builder extends ImmutableProjectCounts.Builder {
        Builder() {}
    }
}

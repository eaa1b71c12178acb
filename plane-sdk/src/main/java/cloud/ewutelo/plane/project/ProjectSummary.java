package cloud.ewutelo.plane.project;

import cloud.ewutelo.plane.model.JsonValue;
import java.util.Map;

/** How much there is in a project. */
public interface ProjectSummary {

    /**
     * The project's id.
     *
     * @return a lower-case UUID
     */
    String id();

    /**
     * The project's name.
     *
     * @return 1 to 255 characters
     */
    String name();

    /**
     * The project's identifier.
     *
     * @return such as {@code "ONB"}
     */
    String identifier();

    /**
     * The numbers.
     *
     * @return how many there are of each kind
     */
    ProjectCounts counts();

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

    /** Builds {@link ProjectSummary} objects. */
    class Builder extends ImmutableProjectSummary.Builder {
        Builder() {}
    }
}

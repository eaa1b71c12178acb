package cloud.ewutelo.plane.workitem;

import cloud.ewutelo.plane.internal.json.WireName;
import cloud.ewutelo.plane.model.JsonValue;
import java.util.Map;

/** A work item found by a search, in short. */
public interface WorkItemMatch {

    /**
     * The id.
     *
     * @return a lower-case UUID
     */
    String id();

    /**
     * The title.
     *
     * @return 1 to 255 characters
     */
    String name();

    /**
     * The number in its project.
     *
     * @return 1 or more
     */
    int sequenceId();

    /**
     * The project's identifier.
     *
     * @return such as {@code "ONB"}
     */
    @WireName("project__identifier")
    String projectIdentifier();

    /**
     * The project's id.
     *
     * @return a lower-case UUID
     */
    String projectId();

    /**
     * The workspace.
     *
     * @return its slug
     */
    @WireName("workspace__slug")
    String workspaceSlug();

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

    /** Builds {@link WorkItemMatch} objects. */
    class Builder extends ImmutableWorkItemMatch.Builder {
        Builder() {}
    }
}

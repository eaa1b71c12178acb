package cloud.ewutelo.plane.admin;

import cloud.ewutelo.plane.internal.json.WireName;
import cloud.ewutelo.plane.model.JsonValue;
import java.util.Map;

/** How Plane looks to a person. Only the person can read it. */
public interface Profile {

    /**
     * The language of the web application.
     *
     * @return a code such as {@code "en"} or {@code "fr"}
     */
    default String language() {
        return "en";
    }

    /**
     * Whether the person has been led through the first steps; before, the web application shows nothing else.
     *
     * @return true if so
     */
    @WireName("is_onboarded")
    default boolean onboarded() {
        return false;
    }

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

    /** Builds {@link Profile} objects. */
    class Builder extends ImmutableProfile.Builder {
        Builder() {}
    }
}

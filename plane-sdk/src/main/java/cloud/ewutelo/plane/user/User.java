package cloud.ewutelo.plane.user;

import cloud.ewutelo.plane.model.JsonValue;
import java.util.Map;
import java.util.Optional;

/** A person or program with an account. */
public interface User {

    /**
     * The id.
     *
     * @return a lower-case UUID
     */
    String id();

    /**
     * The name shown in Plane.
     *
     * @return the display name; empty text if the answer did not contain it
     */
    default String displayName() {
        return "";
    }

    /**
     * The first name.
     *
     * @return the first name; empty text if there is none
     */
    default String firstName() {
        return "";
    }

    /**
     * The last name.
     *
     * @return the last name; empty text if there is none
     */
    default String lastName() {
        return "";
    }

    /**
     * The e-mail address.
     *
     * @return the address; empty where Plane keeps it back, as on expanded references
     */
    Optional<String> email();

    /**
     * Where the avatar can be had.
     *
     * @return a path or URL, or empty
     */
    Optional<String> avatarUrl();

    /**
     * The role in the workspace.
     *
     * @return the role; present only in a list of workspace members
     */
    Optional<Role> role();

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

    /** Builds {@link User} objects. */
    class Builder extends ImmutableUser.Builder {
        Builder() {}
    }
}

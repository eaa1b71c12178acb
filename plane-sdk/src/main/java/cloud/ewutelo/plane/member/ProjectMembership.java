package cloud.ewutelo.plane.member;

import cloud.ewutelo.plane.model.JsonValue;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.user.Role;
import cloud.ewutelo.plane.user.User;
import java.util.Map;

/** That somebody is a member of a project. */
public interface ProjectMembership {

    /**
     * The id of the membership, which is not the user's.
     *
     * @return a lower-case UUID
     */
    String id();

    /**
     * The member.
     *
     * @return the user
     */
    Ref<User> member();

    /**
     * What the member may do in the project.
     *
     * @return the role
     */
    Role role();

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

    /** Builds {@link ProjectMembership} objects. */
    class Builder extends ImmutableProjectMembership.Builder {
        Builder() {}
    }
}

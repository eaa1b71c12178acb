package cloud.ewutelo.plane.admin;

import cloud.ewutelo.plane.internal.json.WireName;
import cloud.ewutelo.plane.model.PlaneObject;
import cloud.ewutelo.plane.user.Role;
import cloud.ewutelo.plane.user.User;

/** That somebody is a member of a workspace. */
public interface WorkspaceMembership extends PlaneObject {

    /**
     * The member.
     *
     * @return the person; the address is there for members and admins, not for guests
     */
    User member();

    /**
     * What the member may do in the workspace.
     *
     * @return the role
     */
    Role role();

    /**
     * Whether the person is still a member.
     *
     * @return false after removal
     */
    @WireName("is_active")
    default boolean active() {
        return true;
    }

    /**
     * Builds one by hand, for tests.
     *
     * @return an empty builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link WorkspaceMembership} objects. */
    class Builder extends ImmutableWorkspaceMembership.Builder {
        Builder() {}
    }
}

package cloud.ewutelo.plane.admin;

import cloud.ewutelo.plane.model.PlaneObject;
import cloud.ewutelo.plane.user.Role;
import java.util.Optional;

/** A workspace, as its members and the admins of the instance see it. */
public interface Workspace extends PlaneObject {

    /**
     * The name shown in Plane.
     *
     * @return the name
     */
    String name();

    /**
     * Its name in addresses.
     *
     * @return the slug
     */
    String slug();

    /**
     * The time zone of the workspace.
     *
     * @return the name of a zone, such as {@code "UTC"}
     */
    default String timezone() {
        return "UTC";
    }

    /**
     * How many people work in it, as told when it was made.
     *
     * @return such as {@code "2-10"}, or empty
     */
    Optional<String> organizationSize();

    /**
     * What the person who is signed in may do in it.
     *
     * @return the role; empty where an admin of the instance lists workspaces
     */
    Optional<Role> role();

    /**
     * Builds one by hand, for tests.
     *
     * @return an empty builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link Workspace} objects. */
    class Builder extends ImmutableWorkspace.Builder {
        Builder() {}
    }
}

package cloud.ewutelo.plane.admin;

import cloud.ewutelo.plane.model.PlaneObject;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.model.Secret;
import cloud.ewutelo.plane.user.Role;
import java.time.Instant;
import java.util.Optional;

/** An invitation to a workspace, with what it takes to accept it. */
public interface WorkspaceInvitation extends PlaneObject {

    /**
     * Who is invited.
     *
     * @return an e-mail address
     */
    String email();

    /**
     * What the person will be in the workspace.
     *
     * @return the role
     */
    Role role();

    /**
     * The workspace.
     *
     * @return its id, name and slug
     */
    Ref<Workspace> workspace();

    /**
     * What lets somebody accept who is not signed in.
     *
     * @return the token; empty for invitations that a program made by key, which only the invited person can accept
     */
    Optional<Secret> token();

    /**
     * Where the invited person accepts in the web application; contains the token.
     *
     * @return a path on the Plane
     */
    Optional<Secret> inviteLink();

    /**
     * Whether the person has accepted.
     *
     * @return true if so
     */
    default boolean accepted() {
        return false;
    }

    /**
     * When the person accepted or declined.
     *
     * @return the instant, or empty
     */
    Optional<Instant> respondedAt();

    /**
     * Builds one by hand, for tests.
     *
     * @return an empty builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link WorkspaceInvitation} objects. */
    class Builder extends ImmutableWorkspaceInvitation.Builder {
        Builder() {}
    }
}

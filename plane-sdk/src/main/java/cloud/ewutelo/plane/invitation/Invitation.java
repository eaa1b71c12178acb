package cloud.ewutelo.plane.invitation;

import cloud.ewutelo.plane.model.PlaneObject;
import cloud.ewutelo.plane.user.Role;
import java.time.Instant;
import java.util.Optional;

/** An invitation to a workspace. */
public interface Invitation extends PlaneObject {

    /**
     * Who is invited.
     *
     * @return an e-mail address, in the case in which it was sent
     */
    String email();

    /**
     * What the person will be in the workspace.
     *
     * @return the role
     */
    Role role();

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

    /** Builds {@link Invitation} objects. */
    class Builder extends ImmutableInvitation.Builder {
        Builder() {}
    }
}

package cloud.ewutelo.plane.admin;

import cloud.ewutelo.plane.internal.json.WireName;
import cloud.ewutelo.plane.model.PlaneObject;
import cloud.ewutelo.plane.model.Secret;
import java.time.Instant;
import java.util.Optional;

/** A key with which a program acts as its person. Plane shows the key itself once. */
public interface ApiToken extends PlaneObject {

    /**
     * What it is for.
     *
     * @return the label; several keys of a person may have the same
     */
    default String label() {
        return "";
    }

    /**
     * A longer text about it.
     *
     * @return the description; empty text if there is none
     */
    default String description() {
        return "";
    }

    /**
     * Whether the key works.
     *
     * @return false if it was switched off or is over
     */
    @WireName("is_active")
    default boolean active() {
        return true;
    }

    /**
     * When it ends.
     *
     * @return the instant; empty if it does not end
     */
    @WireName("expired_at")
    Optional<Instant> expiresAt();

    /**
     * When it was last used.
     *
     * @return the instant; empty if never
     */
    Optional<Instant> lastUsed();

    /**
     * The key itself.
     *
     * @return such as {@code plane_api_...}; present only in the answer to {@link TokenService#create}
     */
    @WireName("token")
    Optional<Secret> key();

    /**
     * Builds one by hand, for tests.
     *
     * @return an empty builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link ApiToken} objects. */
    class Builder extends ImmutableApiToken.Builder {
        Builder() {}
    }
}

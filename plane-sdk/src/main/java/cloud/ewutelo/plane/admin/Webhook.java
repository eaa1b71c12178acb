package cloud.ewutelo.plane.admin;

import cloud.ewutelo.plane.internal.json.WireName;
import cloud.ewutelo.plane.model.PlaneObject;
import cloud.ewutelo.plane.model.Secret;
import java.util.Optional;

/** A webhook of a workspace. */
public interface Webhook extends PlaneObject {

    /**
     * Where Plane sends.
     *
     * @return the address
     */
    String url();

    /**
     * Whether Plane sends. It stops by itself after a delivery that failed six times.
     *
     * @return true if so
     */
    @WireName("is_active")
    default boolean active() {
        return true;
    }

    /**
     * With what the receiver checks signatures.
     *
     * @return the secret, such as {@code plane_wh_...}
     */
    Optional<Secret> secretKey();

    /**
     * Whether changes of projects are sent.
     *
     * @return true if so
     */
    @WireName("project")
    default boolean projects() {
        return false;
    }

    /**
     * Whether changes of work items are sent.
     *
     * @return true if so
     */
    @WireName("issue")
    default boolean workItems() {
        return false;
    }

    /**
     * Whether changes of modules are sent.
     *
     * @return true if so
     */
    @WireName("module")
    default boolean modules() {
        return false;
    }

    /**
     * Whether changes of cycles are sent.
     *
     * @return true if so
     */
    @WireName("cycle")
    default boolean cycles() {
        return false;
    }

    /**
     * Whether changes of comments are sent.
     *
     * @return true if so
     */
    @WireName("issue_comment")
    default boolean comments() {
        return false;
    }

    /**
     * Builds one by hand, for tests.
     *
     * @return an empty builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link Webhook} objects. */
    class Builder extends ImmutableWebhook.Builder {
        Builder() {}
    }
}

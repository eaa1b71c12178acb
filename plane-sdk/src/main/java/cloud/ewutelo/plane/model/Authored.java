package cloud.ewutelo.plane.model;

import cloud.ewutelo.plane.user.User;
import java.util.Optional;

/** What every object of Plane has that people or programs create. */
public interface Authored extends PlaneObject {

    /**
     * Who created it. On work items and comments a caller may have claimed another author.
     *
     * @return the user; empty if Plane did it, or if the answer did not contain it
     */
    Optional<Ref<User>> createdBy();

    /**
     * Who changed it last.
     *
     * @return the user; empty if nobody did, or if the answer did not contain it
     */
    Optional<Ref<User>> updatedBy();

    /**
     * The system in which it has a key of its own.
     *
     * @return the first half of the external pair, or empty
     */
    Optional<String> externalSource();

    /**
     * Its key in {@link #externalSource()}.
     *
     * @return the second half of the external pair, or empty
     */
    Optional<String> externalId();

    /**
     * The workspace it belongs to.
     *
     * @return the workspace's id, and the workspace where the request expanded it
     */
    default Ref<JsonValue> workspace() {
        return Ref.absent();
    }
}

package cloud.ewutelo.plane.model;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What every object of Plane has. */
public interface PlaneObject {

    /**
     * The id.
     *
     * @return a lower-case UUID
     */
    String id();

    /**
     * When it was created.
     *
     * @return the instant; empty if the answer did not contain it
     */
    Optional<Instant> createdAt();

    /**
     * When it was last saved, by a person, a program or Plane itself.
     *
     * @return the instant; empty if the answer did not contain it
     */
    Optional<Instant> updatedAt();

    /**
     * When it was deleted: Plane keeps what is deleted for 60 days, and answers 404 for it.
     *
     * @return the instant; empty on all that is not deleted
     */
    Optional<Instant> deletedAt();

    /**
     * What Plane sent beyond the properties that this version of the SDK models.
     *
     * @return the values under Plane's names, in its order
     */
    Map<String, JsonValue> unknownProperties();
}

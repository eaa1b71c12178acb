package cloud.ewutelo.plane.error;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Plane answered with success, but its answer shows that it did not store what was sent. Plane does this silently, for
 * instance with assignees who are not active members of the project, and with labels of another project.
 */
public class WriteNotAppliedException extends PlaneException {

    private static final long serialVersionUID = 1L;

    /** What was not stored. */
    @SuppressWarnings("serial") // a list of the JDK, which is serializable
    private final List<String> fields;

    /** What stands on the server, if anything. */
    private final @Nullable String storedId;

    /**
     * A write that was not applied.
     *
     * @param message what was not stored, why, and what is stored now
     * @param fields Plane's names of the fields that were not stored
     * @param storedId the id of the object as it now stands on the server, or null if nothing was left there
     */
    public WriteNotAppliedException(String message, List<String> fields, @Nullable String storedId) {
        super(message);
        this.fields = List.copyOf(fields);
        this.storedId = storedId;
    }

    /**
     * The fields that were not stored as sent.
     *
     * @return Plane's names, such as {@code "assignees"}
     */
    public List<String> fields() {
        return fields;
    }

    /**
     * The object that stands on the server in another shape than asked for.
     *
     * @return its id; empty when a refused creation was undone and nothing is left
     */
    public Optional<String> storedId() {
        return Optional.ofNullable(storedId);
    }
}

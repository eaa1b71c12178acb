package cloud.ewutelo.plane.internal.client;

import cloud.ewutelo.plane.error.ConflictException;
import cloud.ewutelo.plane.error.ValidationException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A conflict that Plane answers as 400 and not as 409. It is raised as what it is, with the id of the object in the way, so
 * that callers need to know one exception only.
 */
public final class HiddenConflict {

    private final String words;

    /**
     * A kind of conflict.
     *
     * @param words what the server's message contains
     */
    public HiddenConflict(String words) {
        this.words = words;
    }

    /**
     * Creates.
     *
     * @param create makes the call
     * @param existing looks for the object in the way
     */
    public <T> T reveal(Supplier<T> create, Supplier<Optional<String>> existing) {
        try {
            return create.get();
        } catch (ValidationException e) {
            if (!e.response().serverMessage().contains(words)) {
                throw e;
            }
            throw new ConflictException(
                    e.getMessage() + " It exists already.",
                    e.response(),
                    existing.get().orElse(null));
        }
    }
}

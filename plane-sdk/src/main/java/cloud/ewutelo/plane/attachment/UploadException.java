package cloud.ewutelo.plane.attachment;

import cloud.ewutelo.plane.error.PlaneException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file could not be attached. */
public class UploadException extends PlaneException {

    private static final long serialVersionUID = 1L;

    /** The three steps of an upload. */
    public enum Step {
        /** Plane makes a record and signs a form for the storage. */
        RECORD,
        /** The file goes to the storage. */
        STORAGE,
        /** Plane is told that the file is there. */
        CONFIRMATION
    }

    /** Where it failed. */
    private final Step step;

    /** The storage's word for it, if it said one. */
    private final @Nullable String storageCode;

    /**
     * A failed upload.
     *
     * @param message what failed, why, and what to do next
     * @param step where it failed
     * @param storageCode the storage's word for it, such as {@code "EntityTooLarge"}, or null
     * @param cause the failure behind it, or null
     */
    public UploadException(String message, Step step, @Nullable String storageCode, @Nullable Throwable cause) {
        super(message, cause);
        this.step = step;
        this.storageCode = storageCode;
    }

    /**
     * Where it failed.
     *
     * @return the step
     */
    public Step step() {
        return step;
    }

    /**
     * The storage's word for it.
     *
     * @return such as {@code "EntityTooLarge"}, or empty
     */
    public Optional<String> storageCode() {
        return Optional.ofNullable(storageCode);
    }
}

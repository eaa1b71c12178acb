package cloud.ewutelo.plane.attachment;

import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.internal.Check;
import cloud.ewutelo.plane.internal.FileNames;
import cloud.ewutelo.plane.internal.MediaTypes;
import cloud.ewutelo.plane.model.ExternalId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file to be attached. It is streamed, so its size does not matter for memory. */
public final class Upload {

    /** Opens the content. */
    @FunctionalInterface
    private interface Content {
        InputStream open() throws IOException;
    }

    private final String name;
    private final long size;
    private final Content content;
    private final boolean repeatable;
    private String type;
    private @Nullable ExternalId externalId;
    private UploadListener listener = (sent, total) -> {};

    private Upload(String name, long size, Content content, boolean repeatable) {
        this.name = FileNames.safe(name);
        if (size < 1) {
            throw new InvalidRequestException("size", "is " + size, "Plane takes files of one byte or more.");
        }
        this.size = size;
        this.content = content;
        this.repeatable = repeatable;
        this.type = MediaTypes.guess(this.name);
    }

    /**
     * A file on disk.
     *
     * @param file the file; its name is what Plane will show
     * @return the upload
     * @throws InvalidRequestException if it is no readable file, or is empty
     */
    public static Upload of(Path file) {
        Path name = file.getFileName();
        try {
            if (name == null || !Files.isRegularFile(file)) {
                throw new InvalidRequestException("file", "is no file: " + file, "Name an existing file.");
            }
            return new Upload(name.toString(), Files.size(file), () -> Files.newInputStream(file), true);
        } catch (IOException e) {
            throw new InvalidRequestException("file", "cannot be read: " + file, "Check its permissions.");
        }
    }

    /**
     * Bytes in memory.
     *
     * @param name what Plane will show
     * @param bytes the content; one byte or more; not copied
     * @return the upload
     */
    public static Upload of(String name, byte[] bytes) {
        return new Upload(name, bytes.length, () -> new ByteArrayInputStream(bytes), true);
    }

    /**
     * A stream. It is read once and closed, so an upload that fails while it is read cannot be repeated.
     *
     * @param name what Plane will show
     * @param content the content
     * @param size how many bytes it has; the storage refuses anything else
     * @return the upload
     */
    public static Upload of(String name, InputStream content, long size) {
        return new Upload(name, size, () -> content, false);
    }

    /**
     * Sets the media type. By default it is guessed from the name; what Plane does not take becomes
     * {@code application/octet-stream}.
     *
     * @param type such as {@code "application/pdf"}, without parameters
     * @return this upload
     * @throws InvalidRequestException if Plane does not take files of this type, such as {@code text/html}
     */
    public Upload type(String type) {
        this.type = MediaTypes.allowed(type);
        return this;
    }

    /**
     * Sets the key in another system.
     *
     * @param externalId the pair, unique among the attachments of the work item
     * @return this upload
     */
    public Upload externalId(ExternalId externalId) {
        this.externalId = externalId;
        return this;
    }

    /**
     * Sets who is told how far it is.
     *
     * @param listener the listener
     * @return this upload
     */
    public Upload onProgress(UploadListener listener) {
        this.listener = listener;
        return this;
    }

    /**
     * The name that Plane will show: without directories, leading dots and control characters.
     *
     * @return the safe name
     */
    public String name() {
        return name;
    }

    /**
     * The size in bytes.
     *
     * @return 1 or more
     */
    public long size() {
        return size;
    }

    /**
     * The media type.
     *
     * @return one that Plane takes
     */
    public String type() {
        return type;
    }

    /**
     * The key in another system.
     *
     * @return the pair, or empty
     */
    public Optional<ExternalId> externalId() {
        return Optional.ofNullable(externalId);
    }

    /**
     * Who is told how far it is.
     *
     * @return the listener
     */
    public UploadListener listener() {
        return listener;
    }

    /**
     * Whether the content can be read more than once.
     *
     * @return false for a stream
     */
    public boolean isRepeatable() {
        return repeatable;
    }

    /**
     * Opens the content.
     *
     * @return a stream; the caller closes it
     * @throws IOException if it cannot be read
     */
    public InputStream open() throws IOException {
        return content.open();
    }

    @Override
    public String toString() {
        return Check.safeText("name", name) + " (" + type + ", " + size + " bytes)";
    }
}

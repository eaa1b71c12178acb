package cloud.ewutelo.plane.attachment;

import cloud.ewutelo.plane.model.JsonValue;
import java.util.Map;

/** What Plane knows about an attached file. */
public interface AttachmentFile {

    /**
     * The file's name. Version 1.2.2 stores it as it was sent, also {@code "../../x"}: never use it as a path.
     *
     * @return the name; empty text if the answer did not contain it
     */
    default String name() {
        return "";
    }

    /**
     * The media type.
     *
     * @return such as {@code "application/pdf"}
     */
    default String type() {
        return "application/octet-stream";
    }

    /**
     * The size as it was announced, in bytes.
     *
     * @return 0 or more
     */
    default long size() {
        return 0;
    }

    /**
     * What Plane sent beyond the properties above.
     *
     * @return the values under Plane's names
     */
    Map<String, JsonValue> unknownProperties();

    /**
     * Builds one by hand, for tests.
     *
     * @return an empty builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link AttachmentFile} objects. */
    class Builder extends ImmutableAttachmentFile.Builder {
        Builder() {}
    }
}

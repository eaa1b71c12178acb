package cloud.ewutelo.plane.attachment;

import cloud.ewutelo.plane.internal.json.WireName;
import cloud.ewutelo.plane.model.Authored;
import cloud.ewutelo.plane.model.JsonValue;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.util.Optional;

/** A file on a work item. */
public interface Attachment extends Authored {

    /**
     * Name, type and size of the file.
     *
     * @return the file's properties
     */
    @WireName("attributes")
    default AttachmentFile file() {
        return AttachmentFile.builder().build();
    }

    /**
     * Whether somebody told Plane that the file was uploaded, which does not prove it: see {@link #storageMetadata()}.
     *
     * @return true if so
     */
    default boolean isUploaded() {
        return false;
    }

    /**
     * What the storage knows about the file. Plane asks it in the background, some seconds after the upload.
     *
     * @return size, type and ETag as the storage tells them; empty before Plane asked, or if there is no file
     */
    Optional<JsonValue> storageMetadata();

    /**
     * The work item.
     *
     * @return the work item
     */
    @WireName("issue")
    default Ref<WorkItem> workItem() {
        return Ref.absent();
    }

    /**
     * Builds one by hand, for tests.
     *
     * @return an empty builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link Attachment} objects. */
    class Builder extends ImmutableAttachment.Builder {
        Builder() {}
    }
}

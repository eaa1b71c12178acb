package cloud.ewutelo.plane.attachment;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * The files on a work item.
 *
 * <p>Files do not go through Plane but straight to its storage, by forms and links that Plane signs for an hour. The API key is
 * never sent to the storage.
 */
public interface AttachmentService {

    /**
     * Lists the uploaded files.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/work-items/{workItem}/attachments/}
     *
     * @return all files; Plane does not page them
     */
    List<Attachment> list();

    /**
     * Attaches a file: makes the record, sends the file to the storage, confirms, and reads the record again.
     *
     * <p>{@code POST .../attachments/}, a form post to the storage, {@code PATCH .../attachments/{id}/}. The size is checked
     * against the instance's limit first, because Plane does not: it would let the storage refuse the file. If a step fails, the
     * record is deleted.
     *
     * @param upload the file
     * @return the record
     * @throws UploadException if a step fails; it names the step and the storage's reason
     * @throws cloud.ewutelo.plane.error.InvalidRequestException if the file is larger than the instance allows
     * @throws cloud.ewutelo.plane.error.ConflictException if a file with the same external id is there
     */
    Attachment upload(Upload upload);

    /**
     * Attaches a file on disk.
     *
     * @param file the file
     * @return the record
     * @throws UploadException if a step fails; it names the step and the storage's reason
     */
    default Attachment upload(Path file) {
        return upload(Upload.of(file));
    }

    /**
     * Opens a file.
     *
     * <p>{@code GET .../attachments/{id}/}, then the storage
     *
     * @param attachmentId its id
     * @return the content; close it
     * @throws cloud.ewutelo.plane.error.ValidationException if the file was never uploaded
     * @throws cloud.ewutelo.plane.error.NotFoundException if there is no such attachment
     */
    InputStream open(String attachmentId);

    /**
     * Downloads a file. It appears under its name when it is complete; a connection that breaks is taken up again where it
     * broke, if the storage allows.
     *
     * @param attachmentId its id
     * @param target where to write it; an existing file is replaced
     * @return the target
     */
    Path download(String attachmentId, Path target);

    /**
     * Deletes a file. Any member of the project may.
     *
     * <p>{@code DELETE .../attachments/{id}/}
     *
     * @param attachmentId its id
     */
    void delete(String attachmentId);
}

package cloud.ewutelo.plane.attachment;

/** Is told how far an upload is. Called by the uploading thread, so it should not take long. */
@FunctionalInterface
public interface UploadListener {

    /**
     * Some more of the file was sent.
     *
     * @param sent how much in all, in bytes; starts anew if the storage step is repeated
     * @param total the size of the file, in bytes
     */
    void progress(long sent, long total);
}

package cloud.ewutelo.plane.bridge.task;

import cloud.ewutelo.plane.attachment.Attachment;
import cloud.ewutelo.plane.attachment.AttachmentService;
import cloud.ewutelo.plane.attachment.Upload;
import cloud.ewutelo.plane.bridge.tool.ToolResult;
import cloud.ewutelo.plane.comment.Comment;
import cloud.ewutelo.plane.error.ConflictException;
import cloud.ewutelo.plane.model.ExternalId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Attaches a file to a task. The same content is attached once, whatever the file is called. */
final class UploadDeliverable extends TaskTool {

    /** More is no deliverable but a backup, and would keep the bridge busy for all agents. */
    static final long MOST_BYTES = 50L * 1024 * 1024;

    private final DeliverableFiles files;

    UploadDeliverable(Workplaces places, DeliverableFiles files) {
        super("upload_deliverable", places);
        this.files = files;
    }

    @Override
    ToolResult work(Work work) {
        String path = work.arguments().required("path");
        long limit = Math.min(MOST_BYTES, work.caller().plane().capabilities().fileSizeLimit());
        Path original = files.resolve(work.caller().agent().id(), path, limit);
        String name = FileCopy.safeName(
                work.arguments().text("name").orElseGet(() -> String.valueOf(original.getFileName())));
        try (FileCopy copy = FileCopy.of(original, name)) {
            DeliverableFiles.checkSize(path, copy.file().toFile().length(), limit);
            return upload(work, copy);
        } catch (IOException e) {
            throw DeliverableFiles.unreadable(path);
        }
    }

    private static ToolResult upload(Work work, FileCopy copy) {
        Task task = work.task();
        AttachmentService attachments = task.project().attachments(task.id());
        ExternalId pair = new ExternalId(BridgeComments.DELIVERABLE, copy.hash());
        Optional<Attachment> present = find(attachments, pair);
        Attachment attachment = present.orElseGet(() -> upload(attachments, work, copy, pair));
        String shown = attachment.file().name();
        StringBuilder text = new StringBuilder("**Deliverable**: ")
                .append(BridgeComments.plain(shown))
                .append(" (")
                .append(attachment.file().size())
                .append(" bytes), in the attachments of this task.");
        work.arguments().text("comment").filter(words -> !words.isBlank()).ifPresent(words -> text.append("\n\n")
                .append(words));
        Comment comment =
                BridgeComments.write(task, BridgeComments.DELIVERABLE, copy.hash(), text.toString(), Optional.empty());
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("task", task.key());
        answer.put("attachment_id", attachment.id());
        answer.put("name", ForeignText.line(shown));
        answer.put("size", attachment.file().size());
        answer.put("sha256", copy.hash());
        answer.put("uploaded", present.isEmpty());
        answer.put("comment_id", comment.id());
        return ToolResult.of(
                (present.isEmpty() ? "Uploaded " : "Was there already: ") + ForeignText.line(shown) + " ("
                        + attachment.file().size() + " bytes) on " + task.key() + ".",
                answer);
    }

    private static Attachment upload(AttachmentService attachments, Work work, FileCopy copy, ExternalId pair) {
        Upload upload = Upload.of(copy.file()).externalId(pair).onProgress(work.progress()::report);
        try {
            return attachments.upload(upload);
        } catch (ConflictException taken) {
            // Another call has attached it just now, or one that broke off has left a record without a file.
            Optional<Attachment> others = find(attachments, pair);
            if (others.isPresent()) {
                return others.get();
            }
            attachments.delete(taken.existingId().orElseThrow(() -> taken));
            return attachments.upload(upload);
        }
    }

    private static Optional<Attachment> find(AttachmentService attachments, ExternalId pair) {
        return attachments.list().stream()
                .filter(attachment -> attachment.externalSource().equals(Optional.of(pair.source()))
                        && attachment.externalId().equals(Optional.of(pair.id())))
                .findFirst();
    }
}

package cloud.ewutelo.plane.internal.attachment;

import cloud.ewutelo.plane.attachment.Attachment;
import cloud.ewutelo.plane.attachment.AttachmentService;
import cloud.ewutelo.plane.attachment.Upload;
import cloud.ewutelo.plane.attachment.UploadException;
import cloud.ewutelo.plane.attachment.UploadException.Step;
import cloud.ewutelo.plane.internal.client.ProjectScope;
import cloud.ewutelo.plane.internal.http.Storage;
import cloud.ewutelo.plane.internal.http.Transport;
import cloud.ewutelo.plane.internal.workitem.WorkItemScope;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;

/** Attachments over HTTP, and their files from and to the storage. */
public final class DefaultAttachmentService implements AttachmentService {

    private final ProjectScope scope;
    private final WorkItemScope workItem;
    private final Transport transport;
    private final Storage storage;
    private final AttachmentApi api;
    private final UploadSteps steps;

    public DefaultAttachmentService(WorkItemScope workItem) {
        this.workItem = workItem;
        this.scope = workItem.project();
        this.transport = scope.transport();
        this.storage = transport.storage();
        this.api = transport.api(AttachmentApi.class);
        this.steps = new UploadSteps(
                transport,
                scope.workspace()::capabilities,
                new UploadSteps.Routes(
                        body -> api.create(scope.slug(), scope.id(), workItem.id(), body),
                        id -> api.confirm(scope.slug(), scope.id(), workItem.id(), id, Map.of()),
                        id -> api.delete(scope.slug(), scope.id(), workItem.id(), id)));
    }

    @Override
    public List<Attachment> list() {
        return List.copyOf(transport.call(api.list(scope.slug(), scope.id(), workItem.id())));
    }

    @Override
    public Attachment upload(Upload upload) {
        String id = steps.upload(upload, Map.of()).get("asset_id").asString();
        return list().stream()
                .filter(attachment -> attachment.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new UploadException(
                        "The file " + upload + " was uploaded and confirmed, but Plane does not list it.",
                        Step.CONFIRMATION,
                        null,
                        null));
    }

    @Override
    public InputStream open(String attachmentId) {
        return new Download(storage, () -> signedLink(attachmentId)).open();
    }

    @Override
    public Path download(String attachmentId, Path target) {
        return new Download(storage, () -> signedLink(attachmentId))
                .to(
                        target,
                        transport.options().retryPolicy().waits(),
                        transport.options().time());
    }

    @Override
    public void delete(String attachmentId) {
        transport.run(api.delete(scope.slug(), scope.id(), workItem.id(), attachmentId));
    }

    private HttpUrl signedLink(String attachmentId) {
        return storage.address(transport.redirectTarget(
                api.get(scope.slug(), scope.id(), workItem.id(), attachmentId), "with no link to the file"));
    }
}

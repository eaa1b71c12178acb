package cloud.ewutelo.plane.internal.attachment;

import cloud.ewutelo.plane.attachment.Attachment;
import cloud.ewutelo.plane.attachment.AttachmentService;
import cloud.ewutelo.plane.attachment.Upload;
import cloud.ewutelo.plane.attachment.UploadException;
import cloud.ewutelo.plane.attachment.UploadException.Step;
import cloud.ewutelo.plane.capability.Capabilities;
import cloud.ewutelo.plane.error.ConflictException;
import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.error.PlaneTransportException;
import cloud.ewutelo.plane.internal.client.ProjectScope;
import cloud.ewutelo.plane.internal.http.Storage;
import cloud.ewutelo.plane.internal.http.Transport;
import cloud.ewutelo.plane.internal.workitem.WorkItemScope;
import cloud.ewutelo.plane.model.JsonValue;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Attachments over HTTP, and their files from and to the storage. */
public final class DefaultAttachmentService implements AttachmentService {

    private static final Pattern STORAGE_CODE = Pattern.compile("<Code>([A-Za-z0-9]{1,80})</Code>");
    private static final long LONGEST_STORAGE_ANSWER = 16 * 1024;

    private final ProjectScope scope;
    private final WorkItemScope workItem;
    private final Transport transport;
    private final Storage storage;
    private final AttachmentApi api;

    public DefaultAttachmentService(WorkItemScope workItem) {
        this.workItem = workItem;
        this.scope = workItem.project();
        this.transport = scope.transport();
        this.storage = transport.storage();
        this.api = transport.api(AttachmentApi.class);
    }

    @Override
    public List<Attachment> list() {
        return List.copyOf(transport.call(api.list(scope.slug(), scope.id(), workItem.id())));
    }

    @Override
    public Attachment upload(Upload upload) {
        refuseIfTooLarge(upload);
        JsonValue record = createRecord(upload);
        String id = record.get("asset_id").asString();
        try {
            send(upload, record.get("upload_data"));
            confirm(id);
        } catch (PlaneException failure) {
            cleanUp(id, failure);
            throw failure;
        }
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

    private void refuseIfTooLarge(Upload upload) {
        Capabilities capabilities = scope.workspace().capabilities();
        if (upload.size() > capabilities.fileSizeLimit()) {
            throw new InvalidRequestException(
                    "size",
                    "of " + upload.name() + " is " + upload.size() + " bytes; this Plane takes "
                            + capabilities.fileSizeLimit(),
                    "Make the file smaller, or raise FILE_SIZE_LIMIT of the instance and its proxy.");
        }
    }

    private JsonValue createRecord(Upload upload) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("name", upload.name());
        body.put("type", upload.type());
        body.put("size", upload.size());
        upload.externalId().ifPresent(pair -> {
            body.put("external_source", pair.source());
            body.put("external_id", pair.id());
        });
        try {
            return transport.call(api.create(scope.slug(), scope.id(), workItem.id(), body));
        } catch (ConflictException conflict) {
            throw conflict;
        } catch (PlaneException failure) {
            throw new UploadException(
                    "The file " + upload + " was not attached, Plane made no record for it: " + failure.getMessage(),
                    Step.RECORD,
                    null,
                    failure);
        }
    }

    private void send(Upload upload, JsonValue form) {
        HttpUrl url = storage.address(form.get("url").asString());
        try (Response answer = storage.send(StorageForm.post(url, form.get("fields"), upload))) {
            if (!answer.isSuccessful()) {
                String text = answer.peekBody(LONGEST_STORAGE_ANSWER).string();
                Matcher matcher = STORAGE_CODE.matcher(text);
                String code = matcher.find() ? matcher.group(1) : null;
                throw new UploadException(
                        "The file " + upload + " was not attached, the storage at " + url.host() + " refused it with "
                                + answer.code() + (code == null ? "." : " " + code + "."),
                        Step.STORAGE,
                        code,
                        null);
            }
        } catch (PlaneTransportException failure) {
            throw new UploadException(
                    "The file " + upload + " was not attached: " + failure.getMessage(), Step.STORAGE, null, failure);
        } catch (java.io.IOException failure) {
            throw new UploadException(
                    "The file " + upload + " was not attached, the storage's answer broke off.",
                    Step.STORAGE,
                    null,
                    failure);
        }
    }

    private void confirm(String id) {
        try {
            transport.run(api.confirm(scope.slug(), scope.id(), workItem.id(), id, Map.of()));
        } catch (PlaneException failure) {
            throw new UploadException(
                    "The file is in the storage, but Plane could not be told: " + failure.getMessage(),
                    Step.CONFIRMATION,
                    null,
                    failure);
        }
    }

    /** A record without a file would look like a file to the next reader. */
    private void cleanUp(String id, PlaneException failure) {
        try {
            delete(id);
        } catch (PlaneException e) {
            failure.addSuppressed(e);
        }
    }

    private HttpUrl signedLink(String attachmentId) {
        return storage.address(transport.redirectTarget(
                api.get(scope.slug(), scope.id(), workItem.id(), attachmentId), "with no link to the file"));
    }
}

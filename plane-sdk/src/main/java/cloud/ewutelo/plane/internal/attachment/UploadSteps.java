package cloud.ewutelo.plane.internal.attachment;

import cloud.ewutelo.plane.attachment.Upload;
import cloud.ewutelo.plane.attachment.UploadException;
import cloud.ewutelo.plane.attachment.UploadException.Step;
import cloud.ewutelo.plane.capability.Capabilities;
import cloud.ewutelo.plane.error.ConflictException;
import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.error.PlaneTransportException;
import cloud.ewutelo.plane.internal.http.Storage;
import cloud.ewutelo.plane.internal.http.Transport;
import cloud.ewutelo.plane.model.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/** The three steps of an upload: Plane makes a record and signs a form, the storage takes the file, Plane is told. */
public final class UploadSteps {

    private static final Pattern STORAGE_CODE = Pattern.compile("<Code>([A-Za-z0-9]{1,80})</Code>");
    private static final long LONGEST_STORAGE_ANSWER = 16 * 1024;

    private final Transport transport;
    private final Supplier<Capabilities> capabilities;
    private final Routes routes;

    /**
     * The calls to Plane.
     *
     * @param create makes the record, out of the properties of the file
     * @param confirm tells that the file with this id is in the storage
     * @param delete deletes the record with this id
     */
    public record Routes(
            Function<Map<String, @Nullable Object>, Call<JsonValue>> create,
            Function<String, Call<Void>> confirm,
            Function<String, Call<Void>> delete) {}

    public UploadSteps(Transport transport, Supplier<Capabilities> capabilities, Routes routes) {
        this.transport = transport;
        this.capabilities = capabilities;
        this.routes = routes;
    }

    /**
     * Uploads a file. If a step fails, the record is deleted.
     *
     * @return what Plane answered to the creation of the record, with the id of the file in {@code asset_id}
     */
    public JsonValue upload(Upload upload, Map<String, String> further) {
        refuseIfTooLarge(upload);
        JsonValue record = createRecord(upload, further);
        String id = record.get("asset_id").asString();
        try {
            send(upload, record.get("upload_data"));
            confirm(id);
        } catch (PlaneException failure) {
            cleanUp(id, failure);
            throw failure;
        }
        return record;
    }

    private void refuseIfTooLarge(Upload upload) {
        long limit = capabilities.get().fileSizeLimit();
        if (upload.size() > limit) {
            throw new InvalidRequestException(
                    "size",
                    "of " + upload.name() + " is " + upload.size() + " bytes; this Plane takes " + limit,
                    "Make the file smaller, or raise FILE_SIZE_LIMIT of the instance and its proxy.");
        }
    }

    private JsonValue createRecord(Upload upload, Map<String, String> further) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("name", upload.name());
        body.put("type", upload.type());
        body.put("size", upload.size());
        upload.externalId().ifPresent(pair -> {
            body.put("external_source", pair.source());
            body.put("external_id", pair.id());
        });
        body.putAll(further);
        try {
            return transport.call(routes.create().apply(body));
        } catch (ConflictException conflict) {
            throw conflict;
        } catch (PlaneException failure) {
            throw new UploadException(
                    "The file " + upload + " was not uploaded, Plane made no record for it: " + failure.getMessage(),
                    Step.RECORD,
                    null,
                    failure);
        }
    }

    private void send(Upload upload, JsonValue form) {
        Storage storage = transport.storage();
        HttpUrl url = storage.address(form.get("url").asString());
        try (Response answer = storage.send(StorageForm.post(url, form.get("fields"), upload))) {
            if (!answer.isSuccessful()) {
                String text = answer.peekBody(LONGEST_STORAGE_ANSWER).string();
                Matcher matcher = STORAGE_CODE.matcher(text);
                String code = matcher.find() ? matcher.group(1) : null;
                throw new UploadException(
                        "The file " + upload + " was not uploaded, the storage at " + url.host() + " refused it with "
                                + answer.code() + (code == null ? "." : " " + code + "."),
                        Step.STORAGE,
                        code,
                        null);
            }
        } catch (PlaneTransportException failure) {
            throw new UploadException(
                    "The file " + upload + " was not uploaded: " + failure.getMessage(), Step.STORAGE, null, failure);
        } catch (java.io.IOException failure) {
            throw new UploadException(
                    "The file " + upload + " was not uploaded, the storage's answer broke off.",
                    Step.STORAGE,
                    null,
                    failure);
        }
    }

    private void confirm(String id) {
        try {
            transport.run(routes.confirm().apply(id));
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
            transport.run(routes.delete().apply(id));
        } catch (PlaneException e) {
            failure.addSuppressed(e);
        }
    }
}

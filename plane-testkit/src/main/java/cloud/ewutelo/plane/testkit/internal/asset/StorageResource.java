package cloud.ewutelo.plane.testkit.internal.asset;

import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.http.Call;
import cloud.ewutelo.plane.testkit.internal.http.Request;
import cloud.ewutelo.plane.testkit.internal.http.Response;
import cloud.ewutelo.plane.testkit.internal.http.View;
import cloud.ewutelo.plane.testkit.internal.json.JsonArray;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.json.JsonReader;
import cloud.ewutelo.plane.testkit.internal.json.JsonSyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The object store's own address: takes signed forms and gives files for signed links, with S3's errors. */
public final class StorageResource {
    private static final DateTimeFormatter AMZ_DATE = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");
    private static final String XML = "application/xml";

    private final Plane plane;
    private final Storage storage;

    private StorageResource(Plane plane, Storage storage) {
        this.plane = plane;
        this.storage = storage;
    }

    /** Adds the routes. */
    public static void route(Plane plane, Storage storage) {
        StorageResource resource = new StorageResource(plane, storage);
        plane.router().add("/" + Storage.BUCKET, View.of(View.Family.PLAIN).post(resource::upload));
        plane.router()
                .add("/" + Storage.BUCKET + "/", View.of(View.Family.PLAIN).post(resource::upload));
        plane.router()
                .add(
                        "/" + Storage.BUCKET + "/{key:rest}",
                        View.of(View.Family.PLAIN).get(resource::download));
    }

    private static Response refuse(int status, String code, String message) {
        return Response.content(
                status,
                XML,
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>" + message
                        + "</Message></Error>");
    }

    private Response upload(Call call) {
        Request request = call.request();
        MultipartForm form = MultipartForm.parse(request.header("Content-Type", ""), request.body());
        byte[] file = form == null ? null : form.file();
        if (form == null || file == null) {
            return refuse(400, "MalformedPOSTRequest", "The body of your POST request is not well-formed.");
        }
        String policy = form.field("policy");
        if (!isSigned(form.field("x-amz-date"), policy, form.field("x-amz-signature"))) {
            return refuse(403, "SignatureDoesNotMatch", "The request signature does not match.");
        }
        Response refusal = violation(policy, form, file.length);
        if (refusal != null) {
            return refusal;
        }
        storage.put(form.field("key"), file, form.field("Content-Type"));
        return Response.content(204, "text/html; charset=utf-8", new byte[0]);
    }

    private static boolean isSigned(String date, String text, String signature) {
        return date.length() > 8 && Storage.sign(date.substring(0, 8), text).equals(signature);
    }

    /** The answer for a form that the policy does not allow, or null. */
    private @Nullable Response violation(String encoded, MultipartForm form, int length) {
        JsonObject policy;
        try {
            policy = (JsonObject)
                    JsonReader.read(new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8));
        } catch (JsonSyntaxException | IllegalArgumentException | ClassCastException malformed) {
            return refuse(400, "InvalidPolicyDocument", "Invalid Policy: Invalid JSON.");
        }
        if (policy == null
                || !Instant.parse(String.valueOf(policy.get("expiration")))
                        .isAfter(plane.timeline().now())) {
            return refuse(403, "AccessDenied", "Invalid according to Policy: Policy expired.");
        }
        JsonArray conditions = policy.array("conditions");
        for (Object condition : conditions == null ? new JsonArray() : conditions) {
            Response refusal = condition instanceof JsonArray range
                    ? size(range, length)
                    : condition instanceof JsonObject equal ? equality(equal, form) : null;
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }

    private static @Nullable Response size(JsonArray range, int length) {
        double min = range.get(1) instanceof Number number ? number.doubleValue() : 0;
        double max = range.get(2) instanceof Number number ? number.doubleValue() : 0;
        if (length < min) {
            return refuse(400, "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size");
        }
        return length > max
                ? refuse(400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size")
                : null;
    }

    private static @Nullable Response equality(JsonObject condition, MultipartForm form) {
        for (var entry : condition.entrySet()) {
            boolean same = entry.getKey().equals("bucket")
                    || form.field(entry.getKey()).equals(entry.getValue());
            if (!same) {
                return refuse(
                        403, "AccessDenied", "Invalid according to Policy: Policy Condition failed: " + entry.getKey());
            }
        }
        return null;
    }

    private Response download(Call call) {
        Request request = call.request();
        String signed = request.path() + "?" + request.rawQuery().replaceFirst("&X-Amz-Signature=[0-9a-f]*$", "");
        String date = request.query("X-Amz-Date", "");
        if (!isSigned(date, signed, request.query("X-Amz-Signature", ""))) {
            return refuse(403, "SignatureDoesNotMatch", "The request signature does not match.");
        }
        if (isOver(date)) {
            return refuse(403, "AccessDenied", "Request has expired");
        }
        Storage.StoredFile file = storage.find(call.path("key"));
        if (file == null) {
            return refuse(404, "NoSuchKey", "The specified key does not exist.");
        }
        return Response.content(200, file.contentType(), file.content()).header("ETag", file.etag());
    }

    private boolean isOver(String date) {
        try {
            Instant signedAt = LocalDateTime.parse(date, AMZ_DATE).toInstant(ZoneOffset.UTC);
            return signedAt.plusSeconds(Storage.LIFE_SECONDS)
                    .isBefore(plane.timeline().now());
        } catch (DateTimeException e) {
            return true;
        }
    }
}

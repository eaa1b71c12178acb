package cloud.ewutelo.plane.testkit.internal.asset;

import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.http.Request;
import cloud.ewutelo.plane.testkit.internal.json.JsonArray;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.json.JsonWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The object store's files, and the signatures that let clients reach them without a key. */
public final class Storage {
    /** The bucket, which is also the path. */
    static final String BUCKET = "uploads";

    static final int LIFE_SECONDS = 3600;

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String ACCESS_KEY = "access-key";
    private static final String SECRET_KEY = "secret-key";
    private static final String REGION = "us-east-1";
    private static final DateTimeFormatter AMZ_DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter EXPIRATION =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    private final Plane plane;
    private final Map<String, StoredFile> files = new HashMap<>();

    /** A file in the store. */
    static final class StoredFile {
        private final byte[] content;
        private final String contentType;
        private final String etag;
        private final Instant lastModified;

        StoredFile(byte[] content, String contentType, String etag, Instant lastModified) {
            this.content = content;
            this.contentType = contentType;
            this.etag = etag;
            this.lastModified = lastModified;
        }

        byte[] content() {
            return content;
        }

        String contentType() {
            return contentType;
        }

        String etag() {
            return etag;
        }

        Instant lastModified() {
            return lastModified;
        }
    }

    /** An empty store. */
    public Storage(Plane plane) {
        this.plane = plane;
    }

    /** Forgets all files. */
    public void clear() {
        files.clear();
    }

    @Nullable
    StoredFile find(String key) {
        return files.get(key);
    }

    void put(String key, byte[] content, String contentType) {
        Instant now = Instant.ofEpochSecond(plane.timeline().now().getEpochSecond());
        files.put(key, new StoredFile(content, contentType, "\"" + md5(content) + "\"", now));
    }

    /** What a client needs for an upload: the address and the fields of the form. */
    JsonObject presignedPost(Request request, String key, String type, Object size) {
        Instant now = plane.timeline().now();
        String credential = credential(now);
        JsonArray conditions = new JsonArray();
        conditions.add(JsonObject.of("bucket", BUCKET));
        conditions.add(JsonArray.of("content-length-range", 1L, size));
        conditions.add(JsonObject.of("Content-Type", type));
        conditions.add(JsonObject.of("key", key));
        conditions.add(JsonObject.of("bucket", BUCKET));
        conditions.add(JsonObject.of("key", key));
        conditions.add(JsonObject.of("x-amz-algorithm", ALGORITHM));
        conditions.add(JsonObject.of("x-amz-credential", credential));
        conditions.add(JsonObject.of("x-amz-date", AMZ_DATE.format(now)));
        JsonObject policy =
                JsonObject.of("expiration", EXPIRATION.format(now.plusSeconds(LIFE_SECONDS)), "conditions", conditions);
        String encoded =
                Base64.getEncoder().encodeToString(JsonWriter.webhook(policy).getBytes(StandardCharsets.UTF_8));
        JsonObject fields = new JsonObject()
                .with("Content-Type", type)
                .with("key", key)
                .with("x-amz-algorithm", ALGORITHM)
                .with("x-amz-credential", credential)
                .with("x-amz-date", AMZ_DATE.format(now))
                .with("policy", encoded)
                .with("x-amz-signature", sign(DAY.format(now), encoded));
        return JsonObject.of("url", origin(request) + "/" + BUCKET, "fields", fields);
    }

    /** The address from which a file can be read for an hour. */
    String presignedGet(Request request, String key, String disposition, String fileName) {
        Instant now = plane.timeline().now();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response-content-disposition", disposition + "; filename*=UTF-8''" + encode(fileName));
        query.put("X-Amz-Algorithm", ALGORITHM);
        query.put("X-Amz-Credential", credential(now));
        query.put("X-Amz-Date", AMZ_DATE.format(now));
        query.put("X-Amz-Expires", Integer.toString(LIFE_SECONDS));
        query.put("X-Amz-SignedHeaders", "host");
        StringBuilder url = new StringBuilder("/" + BUCKET + "/" + encode(key).replace("%2F", "/"));
        String separator = "?";
        for (Map.Entry<String, String> parameter : query.entrySet()) {
            url.append(separator).append(parameter.getKey()).append('=').append(encode(parameter.getValue()));
            separator = "&";
        }
        return origin(request) + url + "&X-Amz-Signature=" + sign(DAY.format(now), url.toString());
    }

    /** The signature over a text made on a day. */
    static String sign(String day, String text) {
        byte[] key = hmac(("AWS4" + SECRET_KEY).getBytes(StandardCharsets.UTF_8), day);
        key = hmac(hmac(hmac(key, REGION), "s3"), "aws4_request");
        return HexFormat.of().formatHex(hmac(key, text));
    }

    private String origin(Request request) {
        String configured = plane.settings().storageOrigin();
        if (!configured.isEmpty()) {
            return configured;
        }
        // The bundled store is reached through the host that the client itself has used.
        return request.header("X-Forwarded-Proto", "http") + "://" + request.header("Host", "127.0.0.1");
    }

    private static String credential(Instant now) {
        return ACCESS_KEY + "/" + DAY.format(now) + "/" + REGION + "/s3/aws4_request";
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256.", e);
        }
    }

    private static String md5(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has MD5.", e);
        }
    }
}

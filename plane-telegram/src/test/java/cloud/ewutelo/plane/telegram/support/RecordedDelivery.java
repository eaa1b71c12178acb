package cloud.ewutelo.plane.telegram.support;

import cloud.ewutelo.plane.model.JsonValue;
import cloud.ewutelo.plane.webhook.WebhookEvent;
import cloud.ewutelo.plane.webhook.Webhooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * A webhook that a running Plane sent, out of the testkit's recordings.
 *
 * @param version of Plane
 * @param name of the recording
 * @param secret of the webhook
 * @param signature as it came
 * @param body the exact bytes, in Base64
 */
public record RecordedDelivery(String version, String name, String secret, String signature, String body) {

    private static final Path RECORDINGS = Path.of("../plane-testkit/src/test/resources/recordings");

    /** All of both versions, in the order in which they came. */
    public static List<RecordedDelivery> all() {
        return Stream.of("ce-1.2.2", "ce-1.3.1")
                .flatMap(version -> of(version).stream())
                .toList();
    }

    /** Those of a version. */
    public static List<RecordedDelivery> of(String version) {
        try {
            String json = Files.readString(RECORDINGS.resolve(version).resolve("90-webhooks.json"));
            return JsonValue.parse(json).elements().stream()
                    .map(recorded -> new RecordedDelivery(
                            version,
                            recorded.get("name").asString(),
                            recorded.get("secret").asString(),
                            recorded.get("headers")
                                    .get(Webhooks.SIGNATURE_HEADER)
                                    .asString(),
                            recorded.get("body_base64").asString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The exact bytes. */
    public byte[] bytes() {
        return Base64.getDecoder().decode(body);
    }

    /** What it tells, after a check of its signature. */
    public WebhookEvent event() {
        return Webhooks.withSecrets(secret).receive(bytes(), signature);
    }

    /** Its JSON. */
    public JsonValue json() {
        return JsonValue.parse(new String(bytes(), StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return version + " " + name;
    }
}

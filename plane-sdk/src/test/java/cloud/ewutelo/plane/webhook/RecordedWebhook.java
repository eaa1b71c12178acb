package cloud.ewutelo.plane.webhook;

import cloud.ewutelo.plane.model.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A delivery that a running Plane made, out of the testkit's recordings. */
final class RecordedWebhook {

    private static final Path RECORDINGS = Path.of("../plane-testkit/src/test/resources/recordings");

    private final String name;
    private final String secret;
    private final byte[] body;
    private final Map<String, List<String>> headers;

    private RecordedWebhook(String name, String secret, byte[] body, Map<String, List<String>> headers) {
        this.name = name;
        this.secret = secret;
        this.body = body;
        this.headers = headers;
    }

    static List<RecordedWebhook> all() {
        return Stream.of("ce-1.2.2", "ce-1.3.1")
                .flatMap(version -> of(version).stream())
                .toList();
    }

    static RecordedWebhook named(String name) {
        return all().stream()
                .filter(webhook -> webhook.name.equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<RecordedWebhook> of(String version) {
        try {
            String json = Files.readString(RECORDINGS.resolve(version).resolve("90-webhooks.json"));
            return JsonValue.parse(json).elements().stream()
                    .map(recorded -> new RecordedWebhook(
                            version + " " + recorded.get("name").asString(),
                            recorded.get("secret").asString(),
                            Base64.getDecoder()
                                    .decode(recorded.get("body_base64").asString()),
                            headers(recorded.get("headers"))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, List<String>> headers(JsonValue recorded) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        recorded.properties().forEach((name, value) -> headers.put(name, List.of(value.asString())));
        return headers;
    }

    String secret() {
        return secret;
    }

    byte[] body() {
        return body;
    }

    Map<String, List<String>> headers() {
        return headers;
    }

    String signature() {
        return headers.getOrDefault(Webhooks.SIGNATURE_HEADER, List.of()).get(0);
    }

    WebhookEvent event() {
        return WebhookParser.parse(body);
    }

    JsonValue json() {
        return JsonValue.parse(new String(body, StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return name;
    }
}

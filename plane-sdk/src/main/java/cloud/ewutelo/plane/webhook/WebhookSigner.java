package cloud.ewutelo.plane.webhook;

import cloud.ewutelo.plane.model.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes webhooks as Plane would send them, byte for byte, to test a receiver without a Plane.
 *
 * {@snippet file="WebhookSnippets.java" region="signer"}
 *
 * <p>Whole webhooks of whole stories come out of the testkit; this is for single ones.
 */
public final class WebhookSigner {

    private final SecretKeySpec key;

    /**
     * Signs with a secret.
     *
     * @param secret the secret that the receiver knows; any text without white space
     * @throws cloud.ewutelo.plane.error.InvalidRequestException if it is empty or contains white space
     */
    public WebhookSigner(String secret) {
        this.key = Hmac.key(secret);
    }

    /**
     * A webhook.
     *
     * @param payload the whole payload, with its {@code event}, {@code action}, {@code data} and so on, in Plane's order; numbers
     *     with a fraction or an exponent are written as Python writes a {@code float}
     * @return its body and its headers
     * @throws IllegalArgumentException if the payload contains a number that JSON does not have
     */
    public SignedWebhook sign(JsonValue payload) {
        byte[] body = PythonJson.write(payload).getBytes(StandardCharsets.US_ASCII);
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("Content-Type", List.of("application/json"));
        headers.put("User-Agent", List.of("Autopilot"));
        // Plane takes a new one for each attempt; one that follows from the body keeps tests repeatable.
        headers.put("X-Plane-Delivery", List.of(UUID.nameUUIDFromBytes(body).toString()));
        if (payload.get("event").toPlain() instanceof String event) {
            headers.put("X-Plane-Event", List.of(event));
        }
        headers.put(Webhooks.SIGNATURE_HEADER, List.of(signature(body)));
        return new SignedWebhook(body, headers);
    }

    /**
     * The signature of a body.
     *
     * @param body any bytes
     * @return the value of the header {@code X-Plane-Signature}: 64 lower-case hexadecimal digits
     */
    public String signature(byte[] body) {
        return Hmac.signature(key, body);
    }

    /**
     * Does not tell the secret.
     *
     * @return a short description
     */
    @Override
    public String toString() {
        return "WebhookSigner[1 secret]";
    }
}

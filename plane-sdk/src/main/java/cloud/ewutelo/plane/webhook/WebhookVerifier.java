package cloud.ewutelo.plane.webhook;

import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.error.WebhookSignatureException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Checks that webhooks come from Plane: the header {@code X-Plane-Signature} holds the HMAC-SHA256 of the body in 64 lower-case
 * hexadecimal digits, and comparing takes the same time whether it is nearly right or not.
 *
 * <p>It needs the bytes as they were received: a body that was parsed and written anew has other bytes. Several secrets may be
 * given, so that none is lost while a secret is renewed. Neither the headers {@code X-Plane-Event} and {@code X-Plane-Delivery}
 * nor a time is signed: trust the body, and use a {@link WebhookDeduplicator} against repetitions. Safe for many threads.
 */
public final class WebhookVerifier {

    private final List<SecretKeySpec> keys;

    /**
     * Accepts what is signed with any of the secrets.
     *
     * @param secrets secrets of webhooks, {@code plane_wh_} and 32 digits; at least one
     * @throws InvalidRequestException if there is none, or if one is empty or contains white space
     */
    public WebhookVerifier(Collection<String> secrets) {
        if (secrets.isEmpty()) {
            throw new InvalidRequestException("secret", "is missing", "Give at least one.");
        }
        this.keys = secrets.stream().map(Hmac::key).toList();
    }

    /**
     * Checks a webhook.
     *
     * @param body the bytes of the request's body, unchanged
     * @param headers the request's headers, under names in any case
     * @throws WebhookSignatureException if there is no signature, or none that fits
     */
    public void verify(byte[] body, Map<String, ? extends Iterable<String>> headers) {
        List<String> signatures = new ArrayList<>();
        headers.forEach((name, values) -> {
            // Some maps of headers keep the status line under null.
            if (Webhooks.SIGNATURE_HEADER.equalsIgnoreCase(name)) {
                values.forEach(signatures::add);
            }
        });
        verify(body, signatures);
    }

    /**
     * Checks a webhook.
     *
     * @param body the bytes of the request's body, unchanged
     * @param signature the value of the header {@code X-Plane-Signature}, or null if the request has none
     * @throws WebhookSignatureException if there is no signature, or if it does not fit
     */
    public void verify(byte[] body, @Nullable String signature) {
        verify(body, signature == null ? List.of() : List.of(signature));
    }

    private void verify(byte[] body, List<String> signatures) {
        if (signatures.isEmpty()) {
            throw new WebhookSignatureException("The webhook has no signature. If Plane sent it, a proxy on the way has"
                    + " removed the header " + Webhooks.SIGNATURE_HEADER + ": have it passed on.");
        }
        boolean fits = false;
        // All are compared always: how long it takes must not tell which was nearly right.
        for (SecretKeySpec key : keys) {
            byte[] expected = Hmac.signature(key, body).getBytes(StandardCharsets.US_ASCII);
            for (String signature : signatures) {
                fits |= MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
            }
        }
        if (!fits) {
            throw new WebhookSignatureException("The signature of the webhook fits none of the " + keys.size()
                    + " secrets. If Plane sent it, check that the secret is this webhook's newest, and that the body is passed"
                    + " as the bytes that were received.");
        }
    }

    /**
     * Tells how many secrets there are, and none of them.
     *
     * @return a short description
     */
    @Override
    public String toString() {
        return "WebhookVerifier[" + keys.size() + " secrets]";
    }
}

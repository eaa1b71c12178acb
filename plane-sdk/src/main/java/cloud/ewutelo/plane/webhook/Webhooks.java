package cloud.ewutelo.plane.webhook;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes webhooks: checks who sent them, and says what they tell.
 *
 * {@snippet file="WebhookSnippets.java" region="receive"}
 *
 * <p>Plane counts every answer as delivered, 500 too, and repeats only when the connection fails; so answer 204 as soon as the
 * event is kept, and drop the connection without an answer if it could not be kept. A webhook that cannot be reached six times
 * in a row is switched off. Webhooks are hints: some are lost, some come twice, and their order is by chance.
 *
 * <p>Safe for many threads.
 */
public final class Webhooks {

    /** The header with the signature, {@value}. */
    public static final String SIGNATURE_HEADER = "X-Plane-Signature";

    private final WebhookVerifier verifier;

    private Webhooks(WebhookVerifier verifier) {
        this.verifier = verifier;
    }

    /**
     * Takes what is signed with any of the secrets.
     *
     * @param secrets the webhook's secret; while it is renewed, the old one and the new one; for several webhooks, the secret
     *     of each
     * @return the receiver
     * @throws cloud.ewutelo.plane.error.InvalidRequestException if there is none, or if one is empty or contains white space
     */
    public static Webhooks withSecrets(String... secrets) {
        return withSecrets(List.of(secrets));
    }

    /**
     * Takes what is signed with any of the secrets.
     *
     * @param secrets the webhook's secret; while it is renewed, the old one and the new one; for several webhooks, the secret
     *     of each
     * @return the receiver
     * @throws cloud.ewutelo.plane.error.InvalidRequestException if there is none, or if one is empty or contains white space
     */
    public static Webhooks withSecrets(Collection<String> secrets) {
        return new Webhooks(new WebhookVerifier(secrets));
    }

    /**
     * Checks a webhook and reads it.
     *
     * @param body the bytes of the request's body, unchanged
     * @param headers the request's headers, under names in any case
     * @return what happened
     * @throws cloud.ewutelo.plane.error.WebhookSignatureException if there is no signature, or none that fits
     * @throws cloud.ewutelo.plane.error.WebhookFormatException if the body is signed, but no webhook
     */
    public WebhookEvent receive(byte[] body, Map<String, ? extends Iterable<String>> headers) {
        verifier.verify(body, headers);
        return WebhookParser.parse(body);
    }

    /**
     * Checks a webhook and reads it.
     *
     * @param body the bytes of the request's body, unchanged
     * @param signature the value of the header {@code X-Plane-Signature}, or null if the request has none
     * @return what happened
     * @throws cloud.ewutelo.plane.error.WebhookSignatureException if there is no signature, or if it does not fit
     * @throws cloud.ewutelo.plane.error.WebhookFormatException if the body is signed, but no webhook
     */
    public WebhookEvent receive(byte[] body, @Nullable String signature) {
        verifier.verify(body, signature);
        return WebhookParser.parse(body);
    }

    /**
     * Tells how many secrets there are, and none of them.
     *
     * @return a short description
     */
    @Override
    public String toString() {
        return "Webhooks[" + verifier + "]";
    }
}

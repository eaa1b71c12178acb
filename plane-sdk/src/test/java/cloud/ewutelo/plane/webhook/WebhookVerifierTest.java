package cloud.ewutelo.plane.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.error.WebhookSignatureException;
import com.sun.net.httpserver.Headers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookVerifierTest {

    private static final String OLD = "plane_wh_0123456789abcdef0123456789abcdef";
    private static final String NEW = "plane_wh_fedcba9876543210fedcba9876543210";
    private static final byte[] BODY = {'{', '}'};

    private final WebhookVerifier verifier = new WebhookVerifier(List.of(OLD, NEW));
    private final String signature = new WebhookSigner(NEW).signature(BODY);

    @Test
    void acceptsTheOldAndTheNewSecretWhileItIsRenewed() {
        assertThatNoException().isThrownBy(() -> verifier.verify(BODY, new WebhookSigner(OLD).signature(BODY)));
        assertThatNoException().isThrownBy(() -> verifier.verify(BODY, signature));
        assertThatThrownBy(() -> verifier.verify(BODY, new WebhookSigner("other").signature(BODY)))
                .isInstanceOf(WebhookSignatureException.class);
    }

    @Test
    void findsTheHeaderInAnyCaseAndAmongOthers() {
        for (String name : List.of("X-Plane-Signature", "x-plane-signature", "X-PLANE-SIGNATURE")) {
            assertThatNoException()
                    .isThrownBy(
                            () -> verifier.verify(BODY, Map.of("Accept", List.of("*/*"), name, List.of(signature))));
        }
        assertThatNoException()
                .isThrownBy(() -> verifier.verify(BODY, Map.of("x-plane-signature", List.of("of a proxy", signature))));
        assertThatThrownBy(() -> verifier.verify(BODY, Map.of("x-plane-signature", List.of())))
                .isInstanceOf(WebhookSignatureException.class);
    }

    @Test
    void takesTheHeadersOfCommonServersAsTheyAre() {
        Headers jdk = new Headers();
        jdk.add("x-plane-signature", signature);
        Map<String, List<String>> withStatusLine = new HashMap<>();
        withStatusLine.put(null, List.of("HTTP/1.1 200 OK"));
        withStatusLine.put("X-Plane-Signature", List.of(signature));

        assertThatNoException().isThrownBy(() -> verifier.verify(BODY, jdk));
        assertThatNoException().isThrownBy(() -> verifier.verify(BODY, withStatusLine));
    }

    @Test
    void tellsNeitherSecretNorSignature() {
        String wrong = new WebhookSigner("other").signature(BODY);
        String right = signature;

        assertThatThrownBy(() -> verifier.verify(BODY, wrong)).satisfies(failure -> assertThat(failure.toString())
                .contains("none of the 2 secrets")
                .doesNotContain(OLD, NEW, wrong, right));
        assertThat(List.of(verifier, Webhooks.withSecrets(OLD), new WebhookSigner(OLD)))
                .allSatisfy(each -> assertThat(each.toString()).doesNotContain(OLD, "plane_wh"));
    }

    @Test
    void refusesSecretsThatCannotBeOne() {
        assertThatThrownBy(() -> Webhooks.withSecrets())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("is missing");
        assertThatThrownBy(() -> Webhooks.withSecrets("", NEW)).hasMessageContaining("is empty");
        assertThatThrownBy(() -> Webhooks.withSecrets(NEW + "\n"))
                .hasMessageContaining("white space")
                .satisfies(failure -> assertThat(failure.toString()).doesNotContain(NEW));
    }
}

package cloud.ewutelo.plane.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.model.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected texts are what Python's {@code json.dumps} gives. */
class WebhookSignerTest {

    private final WebhookSigner signer = new WebhookSigner("plane_wh_0123456789abcdef0123456789abcdef");

    private String written(Object value) {
        return new String(signer.sign(JsonValue.of(value)).body(), StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @CsvSource({
        "0.0, 0.0",
        "-0.0, -0.0",
        "1.0, 1.0",
        "-1.5, -1.5",
        "65535.0, 65535.0",
        "0.1, 0.1",
        "0.0001, 0.0001",
        "1e-05, 1e-05",
        "1.5e-07, 1.5e-07",
        "123456789012345.6, 123456789012345.6",
        "1000000000000000.0, 1000000000000000.0",
        "9999999999999998.0, 9999999999999998.0",
        "1e+16, 1e+16",
        "1.5e+16, 1.5e+16",
        "1e+22, 1e+22",
        "1e+23, 1e+23",
        "2e+23, 2e+23",
        "5e-324, 5e-324",
        "1.7976931348623157e+308, 1.7976931348623157e+308",
        "5.684341886080802e-14, 5.684341886080802e-14",
        "9007199254740992.0, 9007199254740992.0",
        "0.30000000000000004, 0.30000000000000004",
        "100000.0, 100000.0",
        "1e+100, 1e+100",
        "-2.5e-10, -2.5e-10",
        "2.2250738585072014e-308, 2.2250738585072014e-308",
    })
    void writesNumbersAsPythonDoes(double value, String expected) {
        assertThat(written(value)).isEqualTo(expected);
    }

    @Test
    void numbersReadBackAsTheSame() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertThat(Double.parseDouble(written(value))).isEqualTo(value);
            }
        }
    }

    @Test
    void writesTextsInAscii() {
        assertThat(written("\u0000\u001f \"\\/\b\f\n\r\t~\u007f\u0080é€\u2028\ud83d\ude80<>&'"))
                .isEqualTo(
                        "\"\\u0000\\u001f \\\"\\\\/\\b\\f\\n\\r\\t~\\u007f\\u0080\\u00e9\\u20ac\\u2028\\ud83d\\ude80<>&'\"");
        assertThat(written("\ud83d")).isEqualTo("\"\\ud83d\"");
    }

    @Test
    void writesABlankBehindCommasAndColons() {
        String json =
                "{\"a\": [], \"b\": {}, \"c\": [1, {\"d\": null}], \"e\": true, \"big\": 1000000000000000000000000000000}";

        assertThat(new String(
                        signer.sign(JsonValue.parse(json.replace(" ", ""))).body(), StandardCharsets.US_ASCII))
                .isEqualTo(json);
    }

    @Test
    void refusesNumbersThatJsonDoesNotHave() {
        assertThatThrownBy(() -> written(List.of(Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NaN");
    }

    @Test
    void whatItSignsIsAccepted() {
        SignedWebhook signed = signer.sign(
                JsonValue.parse("{\"event\": \"project\", \"action\": \"deleted\", \"data\": {\"id\": \"x\"}}"));

        WebhookEvent event = Webhooks.withSecrets("plane_wh_0123456789abcdef0123456789abcdef")
                .receive(signed.body(), signed.headers());

        assertThat(event).isInstanceOf(ProjectEvent.class);
        assertThat(signed.headers())
                .containsEntry("X-Plane-Event", List.of("project"))
                .containsEntry("User-Agent", List.of("Autopilot"));
    }
}

package cloud.ewutelo.plane.bridge.poll;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.feed.EventSource;
import cloud.ewutelo.plane.testkit.PlaneServer;
import cloud.ewutelo.plane.webhook.Webhooks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused. What is taken is in {@code PollerTest}. */
class WebhookListenerTest {

    private static final String SECRET = "plane_wh_secret";
    private static final int LONGEST = 20_000_000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final PlaneServer server = PlaneServer.start();
    private PlaneClient plane;
    private WebhookListener listener;

    @BeforeEach
    void start() throws IOException {
        plane = PlaneClient.builder()
                .baseUrl(server.url().toString())
                .apiKey(server.admin().apiKey())
                .build();
        EventSource feed = plane.workspace(server.workspaceSlug()).events(settings -> {});
        listener = WebhookListener.start(0, Webhooks.withSecrets(SECRET), feed);
    }

    @AfterEach
    void stop() {
        listener.close();
        plane.close();
        server.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + listener.port() + path));
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.body()).isEmpty();
        return response;
    }

    private HttpRequest signed(byte[] body) throws GeneralSecurityException {
        return request("/webhooks/plane")
                .header(Webhooks.SIGNATURE_HEADER, signature(body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    private static String signature(byte[] body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/webhooks", "/webhooks/plane/", "/webhooks/plane/x", "/metrics"})
    void hasNothingElse(String path) throws Exception {
        HttpRequest post =
                request(path).POST(HttpRequest.BodyPublishers.ofString("{}")).build();

        assertThat(send(post).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "HEAD"})
    void takesPostsOnly(String method) throws Exception {
        HttpRequest request = request("/webhooks/plane")
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();

        HttpResponse<String> response = send(request);

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("POST");
    }

    @Test
    void refusesWhatIsTooLongBeforeItLooksAtIt() throws Exception {
        byte[] tooLong = new byte[LONGEST + 1];

        assertThat(send(signed(tooLong)).statusCode()).isEqualTo(413);
        assertThat(send(signed(new byte[LONGEST])).statusCode())
                .as("no event, but not too long")
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"event\": 1}"})
    void refusesWhatIsSignedAndNoEvent(String body) throws Exception {
        assertThat(send(signed(body.getBytes(StandardCharsets.UTF_8))).statusCode())
                .isEqualTo(400);
    }

    @Test
    void refusesWhatIsNotSigned() throws Exception {
        HttpRequest post = request("/webhooks/plane")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();

        assertThat(send(post).statusCode()).isEqualTo(401);
    }

    @Test
    void listensOnThisMachineOnly() throws Exception {
        for (InetAddress address :
                InetAddress.getAllByName(InetAddress.getLocalHost().getHostName())) {
            if (!address.isLoopbackAddress()) {
                assertThat(isOpen(address)).as(address.toString()).isFalse();
            }
        }
        assertThat(isOpen(InetAddress.getLoopbackAddress())).isTrue();
    }

    private boolean isOpen(InetAddress address) {
        try (Socket socket = new Socket(address, listener.port())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}

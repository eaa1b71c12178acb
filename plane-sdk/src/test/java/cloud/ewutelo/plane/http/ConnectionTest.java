package cloud.ewutelo.plane.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.error.PlaneTransportException;
import cloud.ewutelo.plane.support.SelfSigned;
import cloud.ewutelo.plane.support.WireMockedPlane;
import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionTest extends WireMockedPlane {

    private static final String ME = "{\"id\":\"a348df96-a6e4-4586-8f44-43f6c9175088\"}";

    @Test
    void requestsGoThroughTheProxyWithItsLogin() {
        server.stubFor(any(anyUrl()).willReturn(okJson(ME)));
        server.stubFor(any(anyUrl())
                .withHeader("Proxy-Authorization", absent())
                .willReturn(aResponse().withStatus(407).withHeader("Proxy-Authenticate", "Basic realm=\"office\"")));
        try (PlaneClient proxied = client().baseUrl("http://plane.invalid")
                .proxy(
                        new Proxy(
                                Proxy.Type.HTTP,
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port())),
                        new PasswordAuthentication("ada", "lovelace".toCharArray()))
                .build()) {
            proxied.users().me();
        }
        server.verify(getRequestedFor(anyUrl()).withHeader("Proxy-Authorization", equalTo("Basic YWRhOmxvdmVsYWNl")));
    }

    @Test
    void certificateOfTheServersOwnIsRefusedUntilItIsTrusted(@TempDir Path folder) throws Exception {
        SelfSigned certificate = SelfSigned.in(folder);
        WireMockServer secure = certificate.start();
        secure.stubFor(any(anyUrl()).willReturn(okJson(ME)));
        try (PlaneClient wary = client().baseUrl("https://localhost:" + secure.httpsPort())
                        .build();
                PlaneClient trusting = client().baseUrl("https://localhost:" + secure.httpsPort())
                        .tls(certificate.context(), certificate.trust())
                        .build()) {
            assertThatThrownBy(() -> wary.users().me())
                    .isInstanceOf(PlaneTransportException.class)
                    .hasMessageContaining("trust store");
            assertThat(time.sleeps())
                    .as("a wrong certificate does not get better")
                    .isEmpty();
            assertThat(trusting.users().me().id()).isNotEmpty();
        } finally {
            secure.stop();
        }
    }

    @Test
    void settingsComeFromTheEnvironment(@TempDir Path folder) throws IOException {
        server.stubFor(any(anyUrl()).willReturn(okJson(ME)));
        Path file = Files.writeString(folder.resolve("key"), "plane_api_1\n");
        try (PlaneClient plane = PlaneClient.builder()
                .environment(Map.of("PLANE_BASE_URL", server.baseUrl(), "PLANE_API_KEY_FILE", file.toString()))
                .build()) {
            plane.users().me();
            Files.writeString(file, "plane_api_2\n");
            plane.users().me();
        }
        server.verify(1, getRequestedFor(anyUrl()).withHeader("X-Api-Key", equalTo("plane_api_1")));
        server.verify(1, getRequestedFor(anyUrl()).withHeader("X-Api-Key", equalTo("plane_api_2")));
    }

    @Test
    void keyFileThatCannotBeReadIsNamed() {
        assertThatThrownBy(() -> PlaneClient.builder().environment(Map.of("PLANE_API_KEY_FILE", "/no/such/file")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("/no/such/file");
    }

    @Test
    void closedClientLeavesNoThreadOfItsOwn() {
        server.stubFor(any(anyUrl()).willReturn(okJson(ME)));
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (PlaneClient shortLived =
                client().connectionPool(1, Duration.ofMinutes(1)).build()) {
            shortLived.users().me();
        }
        // OkHttp's task runner is one daemon thread for the whole process, which ends by itself.
        Set<String> left = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread) && !thread.isDaemon())
                .map(Thread::getName)
                .filter(name -> name.matches("(?i).*(okhttp|okio|retrofit|resilience4j|plane).*"))
                .collect(Collectors.toSet());
        assertThat(left).isEmpty();
    }

    @Test
    void poolThatCannotBeOneIsRefused() {
        assertThatThrownBy(() -> client().connectionPool(-1, Duration.ofMinutes(1)))
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> client().connectionPool(1, Duration.ZERO)).isInstanceOf(InvalidRequestException.class);
    }
}

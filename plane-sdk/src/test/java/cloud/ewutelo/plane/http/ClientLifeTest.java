package cloud.ewutelo.plane.http;

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
import cloud.ewutelo.plane.support.WireMockedPlane;
import cloud.ewutelo.plane.user.User;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientLifeTest extends WireMockedPlane {

    private static final String ME = "{\"id\":\"a348df96-a6e4-4586-8f44-43f6c9175088\",\"display_name\":\"ada\"}";

    @Test
    void keyIsAskedForBeforeEveryRequest() {
        server.stubFor(any(anyUrl()).willReturn(okJson(ME)));
        Iterator<String> keys = List.of("plane_api_1", "plane_api_2").iterator();
        String[] present = {keys.next()};
        try (PlaneClient rotating = client().apiKey(() -> present[0]).build()) {
            rotating.users().me();
            present[0] = keys.next();
            rotating.users().me();
        }
        server.verify(1, getRequestedFor(anyUrl()).withHeader("X-Api-Key", equalTo("plane_api_1")));
        server.verify(1, getRequestedFor(anyUrl()).withHeader("X-Api-Key", equalTo("plane_api_2")));
    }

    @Test
    void applicationIsNamedInTheUserAgent() {
        server.stubFor(any(anyUrl()).willReturn(okJson(ME)));
        try (PlaneClient named = client().application("nightly-report", "2.1").build()) {
            named.users().me();
        }
        assertThat(server.getAllServeEvents().get(0).getRequest().getHeader("User-Agent"))
                .matches("plane-java/\\S+ \\(Java \\S+\\) nightly-report/2.1");
    }

    @Test
    void asyncCompletesWithTheResult() throws Exception {
        server.stubFor(any(anyUrl()).willReturn(okJson(ME)));
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            CompletableFuture<User> me =
                    plane.async(executor).call(() -> plane.users().me());

            assertThat(me.get(10, TimeUnit.SECONDS).displayName()).isEqualTo("ada");
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void cancellingTheFutureEndsTheRunningRequest() throws Exception {
        server.stubFor(any(anyUrl()).willReturn(okJson(ME).withFixedDelay(20_000)));
        CountDownLatch sending = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        PlaneObserver observer = new PlaneObserver() {
            @Override
            public void requestStarted(String method, String pathTemplate, int attempt) {
                sending.countDown();
            }
        };
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try (PlaneClient observed = client().observer(observer).build()) {
            CompletableFuture<Void> call = observed.async(executor).run(() -> {
                try {
                    observed.users().me();
                } finally {
                    ended.countDown();
                }
            });
            assertThat(sending.await(10, TimeUnit.SECONDS)).isTrue();
            call.cancel(true);

            assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
            assertThatThrownBy(call::join).isInstanceOf(CancellationException.class);
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void interruptedThreadStopsAndStaysInterrupted() {
        server.stubFor(any(anyUrl()).willReturn(okJson(ME)));
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> plane.users().me())
                    .isInstanceOf(PlaneTransportException.class)
                    .hasMessageContaining("interrupted");
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
        assertThat(time.sleeps()).isEmpty();
    }

    @Test
    void closedClientSaysSo() {
        plane.close();

        assertThatThrownBy(() -> plane.users().me())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void closingAViewLeavesTheClientOpen() {
        server.stubFor(any(anyUrl()).willReturn(okJson(ME)));
        plane.with(RetryPolicy.none()).close();

        assertThat(plane.users().me().displayName()).isEqualTo("ada");
    }

    @ParameterizedTest
    @CsvSource({
        "https://plane.example.org, https://plane.example.org/",
        "https://plane.example.org/, https://plane.example.org/",
        "https://plane.example.org/api/v1/, https://plane.example.org/",
        "http://localhost:8080/plane, http://localhost:8080/plane/"
    })
    void baseUrlIsTakenAsPeopleWriteIt(String written, String origin) {
        try (PlaneClient client = client().baseUrl(written).build()) {
            assertThat(client.toString()).isEqualTo("PlaneClient[" + origin + "]");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"plane.example.org", "ftp://plane.example.org", "https://a:b@plane.example.org", "https://x/?q"})
    void baseUrlThatCannotBeOneIsRefused(String url) {
        assertThatThrownBy(() -> client().baseUrl(url))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("baseUrl");
    }

    @Test
    void missingSettingsAreNamed() {
        assertThatThrownBy(() -> PlaneClient.builder().apiKey("x").build())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("baseUrl is missing");
        assertThatThrownBy(() -> PlaneClient.builder().baseUrl("https://x.org").build())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("apiKey is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "https://plane.example.org/", "https://"})
    void slugThatCannotBeOneIsRefused(String slug) {
        assertThatThrownBy(() -> plane.workspace(slug))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("workspace");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme",
                "https://plane.example.org/acme",
                "https://plane.example.org/acme/projects/?view=all",
                "https://plane.example.org/acme/browse/ONB-12/"
            })
    void slugIsTakenFromAPastedAddressToo(String slug) {
        assertThat(plane.workspace(slug).slug()).isEqualTo("acme");
    }
}

package cloud.ewutelo.plane.telegram.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.telegram.setting.Address;
import io.micrometer.core.instrument.Counter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PrivateServerTest {

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void itTellsHowTheProgramIs() throws Exception {
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Counter.builder("plane.telegram.changes").register(meters).increment();
        AtomicReference<Optional<String>> problem = new AtomicReference<>(Optional.empty());
        Probe broken = new Probe("broken", () -> {
            throw new IllegalStateException("secret");
        });
        try (PrivateServer server =
                PrivateServer.start(new Address("127.0.0.1", 0), meters, List.of(new Probe("store", problem::get)))) {
            assertThat(get(server, "/livez").statusCode()).isEqualTo(200);
            assertThat(get(server, "/readyz").statusCode()).isEqualTo(200);
            assertThat(get(server, "/metrics").body()).contains("plane_telegram_changes_total 1.0");
            assertThat(get(server, "/else").statusCode()).isEqualTo(404);

            problem.set(Optional.of("cannot be written"));
            assertThat(get(server, "/readyz").statusCode()).isEqualTo(503);
            assertThat(get(server, "/readyz").body()).contains("store: cannot be written");
            assertThat(get(server, "/livez").statusCode())
                    .as("it runs all the same")
                    .isEqualTo(200);
        }
        try (PrivateServer server = PrivateServer.start(new Address("127.0.0.1", 0), meters, List.of(broken))) {
            assertThat(get(server, "/readyz").statusCode()).isEqualTo(503);
            assertThat(get(server, "/readyz").body()).doesNotContain("secret");
        }
    }

    private HttpResponse<String> get(PrivateServer server, String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}

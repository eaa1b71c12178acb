package cloud.ewutelo.plane.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlaneExtension.class)
class WebhooksTest {
    private record Delivery(String signature, String body) {}

    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private final HttpServer receiver = newReceiver();

    private static HttpServer newReceiver() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void listen() {
        receiver.createContext("/", exchange -> {
            deliveries.add(new Delivery(
                    exchange.getRequestHeaders().getFirst("X-Plane-Signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook");
    }

    @Test
    void signsTheBytesThatAreSent(PlaneServer server) throws Exception {
        String secret = server.addWebhook(address());

        new Api(server).project("Żółw", "ZOL");
        server.awaitWebhooks();

        Delivery delivery = deliveries.get(0);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        assertThat(delivery.signature())
                .isEqualTo(HexFormat.of().formatHex(mac.doFinal(delivery.body().getBytes(StandardCharsets.UTF_8))));
        assertThat(delivery.body()).startsWith("{\"event\": \"project\", \"action\": \"created\", ");
        assertThat(delivery.body()).contains("\\u017b");
    }

    @Test
    void losesDuplicatesAndReordersOnDemand(PlaneServer server) throws Exception {
        Api api = new Api(server);
        server.addWebhook(address());
        server.faults().loseNextWebhook();
        server.faults().duplicateNextWebhook();
        server.faults().reorderNextWebhooks();

        for (String identifier : new String[] {"ONE", "TWO", "THREE", "FOUR"}) {
            api.project(identifier, identifier);
        }
        server.awaitWebhooks();

        assertThat(deliveries.stream()
                        .map(delivery -> delivery.body().replaceAll(".*\"identifier\": \"(\\w+)\".*", "$1")))
                .containsExactly("TWO", "TWO", "FOUR", "THREE");
    }
}

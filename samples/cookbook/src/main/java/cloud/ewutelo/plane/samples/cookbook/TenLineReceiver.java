package cloud.ewutelo.plane.samples.cookbook;

import cloud.ewutelo.plane.error.WebhookFormatException;
import cloud.ewutelo.plane.error.WebhookSignatureException;
import cloud.ewutelo.plane.webhook.WebhookEvent;
import cloud.ewutelo.plane.webhook.Webhooks;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/** A receiver of webhooks on the JDK's server. */
public final class TenLineReceiver {

    private TenLineReceiver() {}

    /** Takes the secret from {@code PLANE_WEBHOOK_SECRET}, listens on port 8080, and prints what comes. */
    public static void main(String[] args) throws IOException {
        start(new InetSocketAddress(8080), System.getenv("PLANE_WEBHOOK_SECRET"), System.out::println);
    }

    static HttpServer start(InetSocketAddress address, String secret, Consumer<WebhookEvent> inbox) throws IOException {
        HttpServer server = HttpServer.create(address, 0);
        Webhooks webhooks = Webhooks.withSecrets(secret);
        server.createContext("/webhooks/plane", exchange -> {
            try (exchange) {
                byte[] body = exchange.getRequestBody().readNBytes(1 << 20);
                inbox.accept(webhooks.receive(body, exchange.getRequestHeaders()));
                exchange.sendResponseHeaders(204, -1);
            } catch (WebhookSignatureException | WebhookFormatException refused) {
                exchange.sendResponseHeaders(401, -1);
            }
        });
        server.start();
        return server;
    }
}

package cloud.ewutelo.plane.telegram.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Brings updates to a webhook, in their order, again until it answers with success. */
final class WebhookDelivery implements AutoCloseable {

    private static final int ATTEMPTS = 20;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread worker = new Thread(task, "fake-bot-webhook");
        worker.setDaemon(true);
        return worker;
    });
    private final HttpClient http = HttpClient.newHttpClient();
    private volatile @Nullable URI url;
    private volatile String secret = "";

    boolean isSet() {
        return url != null;
    }

    void set(URI to, String secretToken) {
        url = to;
        secret = secretToken;
    }

    void clear() {
        url = null;
    }

    /** Delivers one that then counts as confirmed. */
    void deliver(ObjectNode update, List<ObjectNode> waiting) {
        URI to = url;
        if (to == null) {
            return;
        }
        waiting.remove(update);
        thread.execute(() -> {
            for (int attempt = 0; attempt < ATTEMPTS && !deliver(to, update); attempt++) {
                try {
                    TimeUnit.MILLISECONDS.sleep(50);
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
    }

    private boolean deliver(URI to, ObjectNode update) {
        try {
            return http.send(
                                            HttpRequest.newBuilder(to)
                                                    .header("Content-Type", "application/json")
                                                    .header("X-Telegram-Bot-Api-Secret-Token", secret)
                                                    .POST(HttpRequest.BodyPublishers.ofString(update.toString()))
                                                    .build(),
                                            HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            / 100
                    == 2;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}

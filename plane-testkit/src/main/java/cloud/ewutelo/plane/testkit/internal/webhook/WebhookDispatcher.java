package cloud.ewutelo.plane.testkit.internal.webhook;

import cloud.ewutelo.plane.testkit.internal.core.Events;
import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.json.JsonWriter;
import cloud.ewutelo.plane.testkit.internal.project.Projects;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import cloud.ewutelo.plane.testkit.internal.store.Table;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Sends webhooks from one thread, in the order in which things happened. */
public final class WebhookDispatcher implements AutoCloseable {
    private static final int ATTEMPTS = 6;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Plane plane;
    private final Object lock;
    private final WebhookNews news;
    private final WebhookUrlPolicy policy;
    private final WebhookFaults faults = new WebhookFaults();
    private final Supplier<Duration> retryDelay;
    private final ThreadPoolExecutor thread;
    private @Nullable HttpClient client;
    private @Nullable Runnable heldBack;

    /** Everything about a delivery that is fixed when the thing happens. */
    private record Delivery(String webhookId, String event, String action, JsonObject payload) {}

    /**
     * Over a state.
     *
     * @param lock guards the state
     * @param retryDelay how long to wait before the next attempt after a failed connection
     */
    public WebhookDispatcher(Plane plane, Object lock, Projects projects, Supplier<Duration> retryDelay) {
        this.plane = plane;
        this.lock = lock;
        this.news = new WebhookNews(plane, projects);
        this.policy = new WebhookUrlPolicy(plane.settings());
        this.retryDelay = retryDelay;
        this.thread = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread worker = new Thread(task, "plane-testkit-webhooks");
            worker.setDaemon(true);
            return worker;
        });
    }

    /** Made for the first delivery: most servers never send one, and a client takes its time to start. */
    private HttpClient client() {
        HttpClient existing = client;
        if (existing == null) {
            existing = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();
            client = existing;
        }
        return existing;
    }

    /** Follows what happens. */
    public void follow(Events events) {
        events.listen(this::on);
    }

    /** Faults of the next deliveries. */
    public WebhookFaults faults() {
        return faults;
    }

    /** Waits until everything that has happened so far was sent. Retries that are still to come are not waited for. */
    public void await(Duration limit) {
        try {
            thread.submit(() -> {}).get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The webhooks were not sent within " + limit + ".", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void on(Events.Event event) {
        String workspaceId = event.row().textOrNull("workspace");
        if (workspaceId == null || plane.database().webhooks.of(workspaceId).isEmpty()) {
            return;
        }
        for (WebhookNews.News item : news.of(event)) {
            for (Row webhook : Table.newestFirst(plane.database().webhooks.of(workspaceId))) {
                if (webhook.flag("is_active") && webhook.flag(item.event())) {
                    JsonObject payload = new JsonObject()
                            .with("event", item.event())
                            .with("action", item.action())
                            .with("webhook_id", webhook.id())
                            .with("workspace_id", workspaceId)
                            .with("data", item.data())
                            .with("activity", item.activity());
                    enqueue(new Delivery(webhook.id(), item.event(), item.action(), payload));
                }
            }
        }
    }

    private void enqueue(Delivery delivery) {
        Runnable task = () -> attempt(delivery, 0);
        WebhookFaults.Fault fault = faults.take();
        if (fault == WebhookFaults.Fault.LOSE) {
            return;
        }
        if (fault == WebhookFaults.Fault.DELAY_BEHIND_NEXT) {
            heldBack = task;
            return;
        }
        thread.execute(task);
        if (fault == WebhookFaults.Fault.DUPLICATE) {
            thread.execute(task);
        }
        Runnable late = heldBack;
        heldBack = null;
        if (late != null) {
            thread.execute(late);
        }
    }

    private void attempt(Delivery delivery, int retries) {
        JsonObject headers;
        HttpRequest request;
        synchronized (lock) {
            Row webhook = plane.database().webhooks.find(delivery.webhookId());
            // 1.3.1 drops news for an address that is not allowed any more, without a trace.
            if (webhook == null || !(webhook.flag("by_hand") || policy.mayCall(webhook.text("url")))) {
                return;
            }
            String body = JsonWriter.webhook(delivery.payload());
            headers = new JsonObject()
                    .with("Content-Type", "application/json")
                    .with("User-Agent", "Autopilot")
                    .with("X-Plane-Delivery", plane.randomness().uuid())
                    .with("X-Plane-Event", delivery.event())
                    .with("X-Plane-Signature", sign(webhook.text("secret_key"), body));
            HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(webhook.text("url")))
                    .timeout(TIMEOUT)
                    .header("Accept", "*/*")
                    .POST(HttpRequest.BodyPublishers.ofString(body));
            headers.forEach((name, value) -> builder.header(name, String.valueOf(value)));
            request = builder.build();
        }
        try {
            HttpResponse<String> response =
                    client().send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            JsonObject responseHeaders = new JsonObject();
            response.headers().map().forEach((name, values) -> responseHeaders.put(name, String.join(", ", values)));
            log(delivery, headers, Integer.toString(response.statusCode()), responseHeaders, response.body(), retries);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (IOException unreachable) {
            log(delivery, headers, "500", new JsonObject(), String.valueOf(unreachable.getMessage()), retries);
            retry(delivery, retries + 1);
        }
    }

    private void retry(Delivery delivery, int retries) {
        if (retries < ATTEMPTS) {
            Duration delay = retryDelay.get();
            if (delay.isZero()) {
                attempt(delivery, retries);
            } else {
                CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, thread)
                        .execute(() -> attempt(delivery, retries));
            }
            return;
        }
        synchronized (lock) {
            Row webhook = plane.database().webhooks.find(delivery.webhookId());
            if (webhook != null) {
                webhook.set("is_active", false);
            }
        }
    }

    private void log(
            Delivery delivery,
            JsonObject headers,
            String status,
            JsonObject responseHeaders,
            String body,
            int retries) {
        synchronized (lock) {
            Row webhook = plane.database().webhooks.find(delivery.webhookId());
            if (webhook == null) {
                return;
            }
            plane.database()
                    .create(
                            plane.database().webhookLogs,
                            null,
                            new JsonObject()
                                    .with("webhook", webhook.id())
                                    .with("event_type", delivery.event())
                                    .with("request_method", delivery.action())
                                    .with("request_headers", PythonText.of(headers))
                                    .with("request_body", PythonText.of(delivery.payload()))
                                    .with("response_status", status)
                                    .with("response_headers", PythonText.of(responseHeaders))
                                    .with("response_body", body)
                                    .with("retry_count", (long) retries)
                                    .with("workspace", webhook.get("workspace")));
        }
    }

    private static String sign(String secret, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256.", e);
        }
    }
}

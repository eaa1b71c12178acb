package cloud.ewutelo.plane.snippets;

import cloud.ewutelo.plane.WorkspaceClient;
import cloud.ewutelo.plane.error.WebhookFormatException;
import cloud.ewutelo.plane.error.WebhookSignatureException;
import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.model.JsonValue;
import cloud.ewutelo.plane.state.StateGroup;
import cloud.ewutelo.plane.webhook.CommentEvent;
import cloud.ewutelo.plane.webhook.DeliveryLog;
import cloud.ewutelo.plane.webhook.SignedWebhook;
import cloud.ewutelo.plane.webhook.UnknownEvent;
import cloud.ewutelo.plane.webhook.WebhookCoalescer;
import cloud.ewutelo.plane.webhook.WebhookDeduplicator;
import cloud.ewutelo.plane.webhook.WebhookEvent;
import cloud.ewutelo.plane.webhook.WebhookSigner;
import cloud.ewutelo.plane.webhook.Webhooks;
import cloud.ewutelo.plane.webhook.WorkItemEvent;
import cloud.ewutelo.plane.workitem.WorkItem;
import com.sun.net.httpserver.HttpServer;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Examples that the Javadoc and the guide show. */
public final class WebhookSnippets {

    private WebhookSnippets() {}

    /** Also what the tests receive with. */
    public static void receive(HttpServer server, String secret, Consumer<WebhookEvent> inbox) {
        // @start region="receive"
        Webhooks webhooks = Webhooks.withSecrets(secret);
        server.createContext("/webhooks/plane", exchange -> {
            byte[] body = exchange.getRequestBody().readNBytes(20_000_000);
            int status = 204;
            try {
                inbox.accept(webhooks.receive(body, exchange.getRequestHeaders())); // keep it, and work on it later
            } catch (WebhookSignatureException | WebhookFormatException refused) {
                status = 401;
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        // @end
    }

    static void handle(WebhookEvent event, WorkspaceClient workspace) {
        // @start region="handle"
        if (event instanceof WorkItemEvent work && work.movedTo(StateGroup.COMPLETED)) {
            String name = work.workItem().map(WorkItem::name).orElse("");
            String who = work.actor()
                    .flatMap(actor -> actor.expanded())
                    .map(user -> user.displayName())
                    .orElse("somebody");
            System.out.println(who + " finished " + name);
        } else if (event instanceof CommentEvent comment) {
            comment.refetch(workspace).ifPresent(now -> System.out.println(now.html()));
        } else if (event instanceof UnknownEvent unknown) {
            System.out.println("new to me: " + unknown);
        }
        event.change("priority")
                .ifPresent(change -> System.out.println(change.oldValue() + " -> " + change.newValue()));
        // @end
    }

    /** What becomes of an event between its receipt and its handling. */
    static ScheduledFuture<?> pipeline(
            WebhookEvent event, Consumer<WebhookEvent> handler, ScheduledExecutorService scheduler) {
        // @start region="coalescer"
        WebhookDeduplicator deduplicator = new WebhookDeduplicator(DeliveryLog.inMemory(10_000));
        WebhookCoalescer coalescer = new WebhookCoalescer(Duration.ofSeconds(2), 1_000, TimeSource.system());

        if (deduplicator.isNew(event)) {
            coalescer.add(event).forEach(handler);
        }
        Runnable handleReady = () -> coalescer.ready().forEach(handler);
        ScheduledFuture<?> timer = scheduler.scheduleWithFixedDelay(handleReady, 1, 1, TimeUnit.SECONDS);
        // @end
        return timer;
    }

    /** A webhook for a test. */
    public static SignedWebhook signed() {
        // @start region="signer"
        String payload = """
                {"event": "issue", "action": "updated", "workspace_id": "0b1c2d3e-0000-4000-8000-000000000000",
                 "data": {"id": "77de0000-0000-4000-8000-000000000000", "name": "Café", "priority": "high"},
                 "activity": {"field": "priority", "old_value": "low", "new_value": "high"}}
                """;
        SignedWebhook webhook = new WebhookSigner("plane_wh_of_my_test").sign(JsonValue.parse(payload));
        // webhook.body() and webhook.headers() are what Plane would send
        // @end
        return webhook;
    }
}

package cloud.ewutelo.plane.testkit.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares the webhooks that a call caused with the recorded ones: how many, in which order, and what they say. */
final class WebhookComparison {
    private final Map<String, JsonNode> recorded = new HashMap<>();
    private final Comparison comparison;

    WebhookComparison(JsonNode webhooks, Comparison comparison) {
        this.comparison = comparison;
        webhooks.forEach(webhook -> recorded.put(webhook.get("name").asText(), webhook));
    }

    @Nullable
    String difference(Exchange exchange, List<WebhookReceiver.Delivery> deliveries) {
        JsonNode names = exchange.json().path("deliveries");
        if (names.isMissingNode()) {
            return null;
        }
        if (names.size() != deliveries.size()) {
            return names.size() + " webhooks " + names + ", but there were " + deliveries.size();
        }
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i).asText();
            JsonNode webhook = Objects.requireNonNull(recorded.get(name), name);
            String difference = difference(webhook, deliveries.get(i));
            if (difference != null) {
                return "webhook " + name + ": " + difference;
            }
        }
        return null;
    }

    private @Nullable String difference(JsonNode webhook, WebhookReceiver.Delivery delivery) {
        if (!webhook.get("path").asText().equals(delivery.path())) {
            return "path " + webhook.get("path").asText() + ", but was " + delivery.path();
        }
        if (!webhook.get("headers").get("X-Plane-Event").asText().equals(delivery.event())) {
            return "event was " + delivery.event();
        }
        // The bytes are signed: they must be ASCII with a space behind each comma and colon.
        if (!delivery.body().startsWith("{\"event\": \"")
                || !delivery.body().chars().allMatch(c -> c < 128)) {
            return "not in the form of Python: " + delivery.body();
        }
        try {
            return comparison.node("$", webhook.get("body"), Recordings.JSON.readTree(delivery.body()));
        } catch (IOException e) {
            return "no JSON: " + delivery.body();
        }
    }
}

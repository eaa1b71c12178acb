package cloud.ewutelo.plane.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.error.WebhookFormatException;
import cloud.ewutelo.plane.error.WebhookSignatureException;
import cloud.ewutelo.plane.model.JsonValue;
import cloud.ewutelo.plane.state.StateGroup;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever comes in: an event, or one of the documented refusals. The seeds are fixed, so that a failure can be repeated. */
class WebhookFuzzTest {

    private static final List<RecordedWebhook> RECORDED = RecordedWebhook.all();
    private static final String SECRET = "plane_wh_0123456789abcdef0123456789abcdef";

    private static final List<@Nullable Object> ODD_VALUES = oddValues();

    private final Webhooks webhooks = Webhooks.withSecrets(SECRET);
    private final WebhookSigner signer = new WebhookSigner(SECRET);
    private int events;
    private int unknown;
    private int refused;

    private static List<@Nullable Object> oddValues() {
        List<@Nullable Object> values = new ArrayList<>(List.of(
                "",
                "None",
                "null",
                " ",
                "0",
                "-1",
                "2026-13-45",
                "2026-11-22 12:00:00+00:00",
                "2026-11-22T12:00:00Z",
                "\ud83d",
                "\u0000",
                "x".repeat(5000),
                0,
                -1,
                Integer.MAX_VALUE,
                Long.MIN_VALUE,
                new BigDecimal("1e400"),
                new BigDecimal("1e-400"),
                true,
                false));
        values.add(null);
        values.add(List.of());
        values.add(List.of(List.of(List.of())));
        values.add(List.of("None", 1, Map.of()));
        values.add(new ArrayList<>(Collections.singletonList(null)));
        values.add(Map.of());
        values.add(Map.of("id", Map.of("id", "x")));
        values.add(Map.of("id", 7));
        values.add(Map.of("id", ""));
        values.add(Map.of("id", List.of()));
        values.add(Map.of("id", "x", "name", 3, "group", Map.of()));
        values.add(new HashMap<>(Collections.singletonMap("id", null)));
        return values;
    }

    private void take(byte[] body) {
        try {
            WebhookEvent event = webhooks.receive(body, signer.signature(body));
            use(event);
            if (event instanceof UnknownEvent) {
                unknown++;
            } else {
                events++;
            }
        } catch (WebhookFormatException expected) {
            refused++;
        }
    }

    /** Nothing that an event offers fails. */
    private static void use(WebhookEvent event) {
        assertThat(event.id()).isNotEmpty();
        assertThat(event.toString()).contains(event.id());
        assertThat(event.entityId() + event.workspaceId() + event.webhookId() + event.event())
                .isNotEmpty();
        assertThat(event.projectId().isPresent() || event.projectId().isEmpty()).isTrue();
        event.actor().ifPresent(actor -> assertThat(actor.id()).isNotEmpty());
        event.changes()
                .forEach(change -> assertThat(event.change(change.field())).isPresent());
        if (event instanceof WorkItemEvent workItem) {
            assertThat(workItem.movedTo(StateGroup.COMPLETED)).isIn(true, false);
        }
        if (event instanceof CommentEvent comment) {
            comment.workItemId().ifPresent(id -> assertThat(id).isNotEmpty());
        }
    }

    @Test
    void anyBytes() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] body = new byte[random.nextInt(60)];
            random.nextBytes(body);
            take(body);
        }
        assertThat(refused).isEqualTo(20_000);
    }

    @Test
    void damagedBytes() {
        Random random = new Random(2);
        for (int i = 0; i < 20_000; i++) {
            byte[] body = RECORDED.get(random.nextInt(RECORDED.size())).body().clone();
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                body[random.nextInt(body.length)] =
                        (byte) (random.nextBoolean() ? random.nextInt() : ' ' + random.nextInt(95));
            }
            take(random.nextInt(10) > 0 ? body : Arrays.copyOf(body, random.nextInt(body.length)));
        }
        assertThat(List.of(events, unknown, refused)).allMatch(count -> count > 50);
    }

    @Test
    void damagedMeaning() {
        Random random = new Random(3);
        for (int i = 0; i < 8_000; i++) {
            Object json = RECORDED.get(random.nextInt(RECORDED.size())).json().toPlain();
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                json = changed(json, random, random.nextInt(2) + 1);
            }
            if (random.nextInt(4) == 0 && json instanceof Map<?, ?> map) {
                json = secondGeneration(map, random);
            }
            take(JsonValue.of(json).toString().getBytes(StandardCharsets.UTF_8));
        }
        assertThat(List.of(events, unknown, refused)).allMatch(count -> count > 100);
    }

    private static Object secondGeneration(Map<?, ?> first, Random random) {
        Map<Object, @Nullable Object> second = new LinkedHashMap<>(first);
        second.remove("action");
        second.remove("activity");
        second.put("version", "v2");
        second.put("event", "workitem.updated");
        second.put("previous_attributes", random.nextBoolean() ? second.get("data") : odd(random));
        return second;
    }

    private static @Nullable Object changed(@Nullable Object json, Random random, int depth) {
        if (json instanceof Map<?, ?> map && !map.isEmpty()) {
            Map<Object, @Nullable Object> copy = new LinkedHashMap<>(map);
            List<Object> keys = new ArrayList<>(copy.keySet());
            Object key = keys.get(random.nextInt(keys.size()));
            switch (depth == 0 ? random.nextInt(3) : 3) {
                case 0 -> copy.remove(key);
                case 1 -> copy.put(key, odd(random));
                case 2 -> copy.put(key + "_id", copy.remove(key));
                default -> copy.put(key, changed(copy.get(key), random, depth - 1));
            }
            return copy;
        }
        return odd(random);
    }

    private static @Nullable Object odd(Random random) {
        return ODD_VALUES.get(random.nextInt(ODD_VALUES.size()));
    }

    @Test
    void deeplyNested() {
        for (int depth : new int[] {10, 400, 990, 1_000, 1_001, 100_000}) {
            String nested = "[".repeat(depth) + "]".repeat(depth);
            take(("{\"event\": \"issue\", \"data\": " + nested + "}").getBytes(StandardCharsets.UTF_8));
            take(("{\"event\": \"issue\", \"data\": {\"id\": \"i\", \"name\": \"n\", \"more\": " + nested + "}}")
                    .getBytes(StandardCharsets.UTF_8));
            String objects = "{\"a\": ".repeat(depth) + "1" + "}".repeat(depth);
            take(("{\"event\": \"issue\", \"activity\": {\"field\": \"x\", \"new_value\": " + objects + "}}")
                    .getBytes(StandardCharsets.UTF_8));
        }
        assertThat(events).isPositive();
        assertThat(refused).isPositive();
    }

    @Test
    void hugeNumbers() {
        for (String number :
                new String[] {"1e999999999", "-1e-999999999", "1" + "0".repeat(900), "1" + "0".repeat(2000), "0.1e1"}) {
            for (String property :
                    new String[] {"point", "sort_order", "sequence_id", "id", "state", "name", "is_draft"}) {
                take(("{\"event\": \"issue\", \"action\": \"updated\", \"data\": {\"id\": \"i\", \"name\": \"n\", \""
                                + property + "\": " + number + "}, \"previous_attributes\": {\"" + property + "\": "
                                + number + "}}")
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        assertThat(events).isPositive();
    }

    @Test
    void anySignature() {
        Random random = new Random(4);
        WebhookVerifier verifier = new WebhookVerifier(List.of(SECRET));
        int forged = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] body = new byte[random.nextInt(50)];
            random.nextBytes(body);
            Map<String, List<String>> headers = new HashMap<>();
            for (int header = random.nextInt(3); header >= 0; header--) {
                byte[] text = new byte[random.nextInt(70)];
                random.nextBytes(text);
                headers.put(
                        random.nextBoolean() ? "X-Plane-Signature" : random.nextBoolean() ? null : "x-PLANE-signature",
                        random.nextInt(5) == 0 ? List.of() : List.of(new String(text, StandardCharsets.UTF_16), ""));
            }
            try {
                verifier.verify(body, headers);
            } catch (WebhookSignatureException expected) {
                forged++;
            }
        }
        assertThat(forged).isEqualTo(20_000);
    }
}

package cloud.ewutelo.plane.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.model.JsonValue;
import cloud.ewutelo.plane.support.FakeTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WebhookCoalescerTest {

    private static final WebhookSigner SIGNER = new WebhookSigner("any");

    private final FakeTime time = new FakeTime();
    private final WebhookCoalescer coalescer = new WebhookCoalescer(Duration.ofSeconds(2), 100, time);

    private static WebhookEvent recorded(String name) {
        return RecordedWebhook.named("ce-1.3.1 " + name).event();
    }

    /** An update of one property at a moment. */
    private static WebhookEvent update(String item, int moment, String field, Object value) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", item);
        data.put("name", "n");
        data.put("updated_at", "2026-11-22T12:00:00.%06dZ".formatted(moment));
        Map<String, Object> activity = Map.of("field", field, "new_value", value, "actor", Map.of("id", "ada"));
        return WebhookParser.parse(SIGNER.sign(
                        JsonValue.of(Map.of("event", "issue", "action", "updated", "data", data, "activity", activity)))
                .body());
    }

    private static WebhookEvent created(String item) {
        return WebhookParser.parse(SIGNER.sign(JsonValue.of(
                        Map.of("event", "issue", "action", "created", "data", Map.of("id", item, "name", "n"))))
                .body());
    }

    private static List<String> fields(WebhookEvent event) {
        return event.changes().stream().map(FieldChange::field).toList();
    }

    @Test
    void joinsWhatOneRequestHasBrought() {
        WebhookEvent name = recorded("issue.updated.api.three-fields.name");
        WebhookEvent priority = recorded("issue.updated.api.three-fields.priority");
        WebhookEvent start = recorded("issue.updated.api.three-fields.start_date");

        assertThat(coalescer.add(name)).isEmpty();
        time.advance(Duration.ofMillis(900));
        assertThat(coalescer.add(priority)).isEmpty();
        assertThat(coalescer.add(start)).isEmpty();
        assertThat(coalescer.untilReady()).contains(Duration.ofMillis(1100));
        time.advance(Duration.ofMillis(1099));
        assertThat(coalescer.ready()).isEmpty();
        time.advance(Duration.ofMillis(1));

        WorkItemEvent joined = (WorkItemEvent) coalescer.ready().get(0);
        assertThat(fields(joined)).containsExactly("name", "priority", "start_date");
        assertThat(joined.change("priority")).isEqualTo(priority.change("priority"));
        assertThat(joined.id()).isEqualTo(name.id());
        assertThat(joined.deliveryIds()).containsExactly(name.id(), priority.id(), start.id());
        assertThat(joined.workItem()).isEqualTo(((WorkItemEvent) start).workItem());
        assertThat(coalescer.untilReady()).isEmpty();
        assertThat(coalescer.ready()).isEmpty();
    }

    @Test
    void keepsApartWhatIsNotOneChange() {
        coalescer.add(update("one", 1, "state", "a"));
        coalescer.add(update("one", 2, "state", "b"));
        coalescer.add(update("two", 1, "state", "a"));
        time.advance(Duration.ofSeconds(2));

        assertThat(coalescer.ready()).hasSize(3).allSatisfy(event -> assertThat(event.deliveryIds())
                .hasSize(1));
    }

    @Test
    void changeOfTwoWebhooksToOneAddressIsToldOnce() {
        coalescer.add(recorded("two-hooks.project.updated.description"));
        coalescer.add(recorded("two-hooks.project.updated.description#2"));

        assertThat(coalescer.drain()).singleElement().satisfies(event -> {
            assertThat(event.changes()).hasSize(1);
            assertThat(event.deliveryIds()).hasSize(2).doesNotHaveDuplicates();
        });
    }

    @Test
    void passesOthersAtOnceButNotBeforeWhatCameEarlier() {
        assertThat(coalescer.add(created("one"))).hasSize(1);
        WebhookEvent update = update("one", 1, "state", "a");
        assertThat(coalescer.add(update)).isEmpty();
        WebhookEvent later = created("two");
        assertThat(coalescer.add(later)).isEmpty();
        time.advance(Duration.ofSeconds(2));

        assertThat(coalescer.ready()).containsExactly(update, later);
    }

    @Test
    void lateOneIsToldByItself() {
        coalescer.add(update("one", 1, "state", "a"));
        time.advance(Duration.ofSeconds(3));

        List<WebhookEvent> first = coalescer.add(update("one", 1, "priority", "high"));

        assertThat(first).singleElement().satisfies(event -> assertThat(fields(event))
                .containsExactly("state"));
        assertThat(coalescer.drain()).singleElement().satisfies(event -> assertThat(fields(event))
                .containsExactly("priority"));
    }

    @Test
    void handsOutTheOldestWhenItIsFull() {
        WebhookCoalescer small = new WebhookCoalescer(Duration.ofSeconds(2), 3, time);
        small.add(update("one", 1, "state", "a"));
        small.add(update("one", 1, "priority", "high"));
        small.add(update("two", 1, "state", "a"));

        List<WebhookEvent> ready = small.add(update("three", 1, "state", "a"));

        assertThat(ready).singleElement().satisfies(event -> assertThat(fields(event))
                .containsExactly("state", "priority"));
        assertThat(small.drain()).extracting(WebhookEvent::entityId).containsExactly("two", "three");
    }

    /** In whatever order and at whatever times the parts come, each is handed out once and the first parts keep their order. */
    @Test
    void losesAndDoublesNothing() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<WebhookEvent> sent = new ArrayList<>();
            for (int item = 0; item < 5; item++) {
                sent.add(created("item" + item));
                for (int moment = 0; moment < 3; moment++) {
                    for (String field : List.of("state", "priority", "name")) {
                        sent.add(update("item" + item, moment, field, "v"));
                    }
                }
            }
            Collections.shuffle(sent, random);
            WebhookCoalescer tested = new WebhookCoalescer(Duration.ofMillis(500), 1 + random.nextInt(30), time);
            List<WebhookEvent> told = new ArrayList<>();
            for (WebhookEvent event : sent) {
                time.advance(Duration.ofMillis(random.nextInt(100)));
                told.addAll(tested.add(event));
                if (random.nextInt(5) == 0) {
                    told.addAll(tested.ready());
                }
            }
            told.addAll(tested.drain());

            List<String> order = sent.stream().map(WebhookEvent::id).toList();
            assertThat(told.stream().flatMap(event -> event.deliveryIds().stream()))
                    .containsExactlyInAnyOrderElementsOf(order);
            assertThat(told.stream().map(event -> order.indexOf(event.id()))).isSorted();
            assertThat(told).allSatisfy(event -> assertThat(event.changes())
                    .hasSize(
                            event.action().equals(WebhookAction.CREATED)
                                    ? 0
                                    : event.deliveryIds().size()));
        }
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> new WebhookCoalescer(Duration.ZERO, 1, time))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("window");
        assertThatThrownBy(() -> new WebhookCoalescer(Duration.ofSeconds(1), 0, time))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("capacity");
    }

    @Test
    void isSafeForManyThreads() {
        List<WebhookEvent> told = Collections.synchronizedList(new ArrayList<>());
        IntStream.range(0, 500).parallel().forEach(i -> {
            told.addAll(coalescer.add(update("item" + i % 50, 1, "field" + i, "v")));
            told.addAll(coalescer.ready());
        });
        told.addAll(coalescer.drain());

        assertThat(told.stream().flatMap(event -> event.deliveryIds().stream()))
                .hasSize(500)
                .doesNotHaveDuplicates();
    }
}

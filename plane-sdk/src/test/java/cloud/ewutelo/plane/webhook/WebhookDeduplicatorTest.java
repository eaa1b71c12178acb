package cloud.ewutelo.plane.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.error.InvalidRequestException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WebhookDeduplicatorTest {

    private final WebhookDeduplicator deduplicator = new WebhookDeduplicator(DeliveryLog.inMemory(1000));

    @Test
    void handlesEachEventOnce() {
        List<WebhookEvent> handled = new ArrayList<>();
        List<WebhookEvent> all =
                RecordedWebhook.all().stream().map(RecordedWebhook::event).toList();

        for (int attempt = 0; attempt < 3; attempt++) {
            all.forEach(event -> deduplicator.once(event, handled::add));
        }

        assertThat(handled).isEqualTo(all);
    }

    @Test
    void takesAnEventAgainThatCouldNotBeHandled() {
        WebhookEvent event =
                RecordedWebhook.named("ce-1.3.1 issue.created.full").event();
        List<WebhookEvent> handled = new ArrayList<>();

        assertThatThrownBy(() -> deduplicator.once(event, each -> {
                    throw new IllegalStateException("disk full");
                }))
                .hasMessage("disk full");

        assertThat(deduplicator.once(event, handled::add)).isTrue();
        assertThat(deduplicator.once(event, handled::add)).isFalse();
        assertThat(handled).containsExactly(event);
    }

    @Test
    void remembersBeyondARestartInAStore() {
        Set<String> table = new HashSet<>();
        DeliveryLog store = new DeliveryLog() {
            @Override
            public boolean add(String id) {
                return table.add(id);
            }

            @Override
            public void remove(String id) {
                table.remove(id);
            }
        };
        WebhookEvent event =
                RecordedWebhook.named("ce-1.3.1 issue.created.full").event();

        assertThat(new WebhookDeduplicator(store).isNew(event)).isTrue();
        assertThat(new WebhookDeduplicator(store).isNew(event)).isFalse();
        assertThat(table).containsExactly("sha256:" + event.digest());
    }

    @Test
    void forgetsTheOldestWhenItIsFull() {
        DeliveryLog log = DeliveryLog.inMemory(3);
        IntStream.range(0, 4).forEach(i -> log.add("id" + i));

        assertThat(log.add("id3")).isFalse();
        assertThat(log.add("id1")).isFalse();
        assertThat(log.add("id0")).isTrue();
        assertThatThrownBy(() -> DeliveryLog.inMemory(0)).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void ofManyThatAskAtOnceOneIsFirst() {
        DeliveryLog log = DeliveryLog.inMemory(1000);

        long first = IntStream.range(0, 10_000)
                .parallel()
                .filter(i -> log.add("id" + i % 100))
                .count();

        assertThat(first).isEqualTo(100);
    }
}

package cloud.ewutelo.plane.feed;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.WorkspaceClient;
import cloud.ewutelo.plane.support.FakeTime;
import cloud.ewutelo.plane.support.MemoryCheckpoints;
import cloud.ewutelo.plane.support.TimedPlane;
import cloud.ewutelo.plane.testkit.PlaneEdition;
import cloud.ewutelo.plane.testkit.PlaneServer;
import cloud.ewutelo.plane.webhook.WebhookEvent;
import cloud.ewutelo.plane.webhook.WebhookParser;
import cloud.ewutelo.plane.webhook.Webhooks;
import cloud.ewutelo.plane.workitem.Priority;
import cloud.ewutelo.plane.workitem.WorkItem;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real webhooks of an embedded Plane, some lost, doubled or out of order, and a program that is restarted. */
class EventSourceTest {

    private final MemoryCheckpoints store = new MemoryCheckpoints();
    private final List<WebhookEvent> inbox = new CopyOnWriteArrayList<>();
    private PlaneServer server;
    private HttpServer receiver;
    private TimedPlane timed;
    private FakeTime time;
    private WorkspaceClient workspace;
    private ProjectClient project;

    @BeforeEach
    void start() throws IOException {
        timed = new TimedPlane(PlaneEdition.CE_1_3_1, 1);
        time = timed.time;
        server = timed.server;
        workspace = timed.workspace;
        project = timed.project;
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Webhooks webhooks = Webhooks.withSecrets(server.addWebhook(
                URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/")));
        receiver.createContext("/", exchange -> {
            try (exchange) {
                byte[] body = exchange.getRequestBody().readAllBytes();
                inbox.add(webhooks.receive(body, exchange.getRequestHeaders()));
                exchange.sendResponseHeaders(204, -1);
            }
        });
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
        timed.close();
    }

    private EventSource open() {
        return workspace.events(w -> w.every(Duration.ofHours(1))
                .each(f -> f.store(store).comments(true).pageSize(5)));
    }

    @Test
    void webhookBringsAChangeAtOnceAndTheFeedDoesNotRepeatIt() {
        WorkItem item = project.workItems().create(w -> w.name("Watched"));
        EventSource source = open();
        drain(source);
        server.awaitWebhooks();
        inbox.clear();

        project.workItems().update(item.id(), w -> w.name("Renamed")
                .priority(Priority.HIGH)
                .state("Done"));
        project.comments(item.id()).create(c -> c.html("<p>Done</p>"));
        server.awaitWebhooks();
        assertThat(inbox).hasSize(4);
        inbox.forEach(source::accept);
        assertThat(source.nextWait()).isZero();

        List<FeedEvent> events = drain(source);
        assertThat(events).hasSize(2);
        assertThat(events.get(0)).isInstanceOfSatisfying(FeedEvent.Updated.class, event -> assertThat(event.changed())
                .containsExactlyInAnyOrder(ChangedField.NAME, ChangedField.PRIORITY, ChangedField.STATE));
        assertThat(events.get(1)).isInstanceOf(FeedEvent.Commented.class);
        assertThat(source.nextWait()).isGreaterThan(Duration.ofMinutes(5));

        inbox.forEach(source::accept);
        assertThat(drain(source)).isEmpty();
        time.advance(Duration.ofHours(2));
        assertThat(drain(source)).isEmpty();
    }

    @Test
    void whatTheFeedDoesNotKnowIsPassedOnOnceWhenItIsCommitted() {
        EventSource source = open();
        drain(source);
        server.awaitWebhooks();
        inbox.clear();
        project.modules().create(m -> m.name("Bridge"));
        server.awaitWebhooks();
        inbox.forEach(source::accept);

        FeedBatch batch = source.poll().orElseThrow();
        assertThat(batch.events()).hasSize(1);
        assertThat(batch.events().get(0)).isInstanceOfSatisfying(FeedEvent.Announced.class, event -> {
            assertThat(event.event()).isEqualTo(inbox.get(0));
            assertThat(event.projectId()).isEqualTo(project.get().id());
        });
        FeedBatch again = source.poll().orElseThrow();
        assertThat(again.events()).isEqualTo(batch.events());
        again.commit();

        inbox.forEach(source::accept);
        assertThat(drain(source)).isEmpty();
    }

    @Test
    void webhooksThatNobodyFetchesAreRefusedAtLast() {
        EventSource source = open();
        boolean[] taken = new boolean[1];
        for (int i = 0; i <= 1000; i++) {
            taken[0] = source.accept(announcement(i));
        }
        assertThat(taken[0]).isFalse();
        source.poll().orElseThrow().commit();
        assertThat(source.accept(announcement(1000))).isTrue();
    }

    private static WebhookEvent announcement(int number) {
        String body = """
                {"event":"cycle","action":"updated","webhook_id":"6f0d0000-0000-4000-8000-000000000000",\
                "workspace_id":"0b1c0000-0000-4000-8000-000000000000","data":{"id":"cc110000-0000-4000-8000-%012d"},\
                "activity":{"field":"name","new_value":"b","old_value":"a","actor":null}}""".formatted(number);
        return WebhookParser.parse(body.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void consumerHasWhatTheServerHasWhateverBecomesOfTheWebhooks(long seed) {
        Random random = new Random(seed);
        EventSource source = open();
        drain(source);
        server.awaitWebhooks();
        inbox.clear();
        List<String> there = new ArrayList<>();
        List<WebhookEvent> waiting = new ArrayList<>();
        Map<String, String> consumer = new TreeMap<>();
        Set<String> comments = new HashSet<>();
        Set<String> written = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (int step = 0; step < 120; step++) {
            time.advance(Duration.ofSeconds(random.nextInt(20)));
            switch (random.nextInt(9)) {
                case 0 ->
                    there.add(project.workItems().create(w -> w.name("New")).id());
                case 1 -> {
                    if (!there.isEmpty()) {
                        project.workItems().delete(there.remove(random.nextInt(there.size())));
                    }
                }
                case 2 -> {
                    if (!there.isEmpty()) {
                        written.add(project.comments(there.get(0))
                                .create(c -> c.html("<p>Remark</p>"))
                                .id());
                    }
                }
                case 3 -> server.faults().loseNextWebhook();
                case 4 -> server.faults().duplicateNextWebhook();
                case 5 -> server.faults().reorderNextWebhooks();
                case 6 -> source = open();
                default -> {
                    if (!there.isEmpty()) {
                        project.workItems().update(there.get(random.nextInt(there.size())), w -> w.name(
                                        "Name " + random.nextInt(3))
                                .priority(random.nextBoolean() ? Priority.HIGH : Priority.LOW));
                    }
                }
            }
            server.awaitWebhooks();
            waiting.addAll(inbox);
            inbox.clear();
            Collections.shuffle(waiting, random);
            while (waiting.size() > 2) {
                source.accept(waiting.remove(0));
            }
            if (random.nextInt(3) == 0) {
                Optional<FeedBatch> batch = source.poll();
                if (batch.isPresent() && random.nextInt(5) > 0) {
                    batch.get().events().forEach(event -> handle(event, consumer, comments, ids));
                    batch.get().commit();
                }
            }
        }
        time.advance(Duration.ofHours(2));
        drain(source).forEach(event -> handle(event, consumer, comments, ids));
        drain(source).forEach(event -> handle(event, consumer, comments, ids));

        Map<String, String> onServer = new TreeMap<>();
        project.workItems().list().forEach(item -> onServer.put(item.id(), item.name() + item.priority()));
        assertThat(consumer).isEqualTo(onServer);
        there.forEach(item -> project.comments(item).list().forEach(comment -> assertThat(comments)
                .contains(comment.id())));
        assertThat(written).containsAll(comments);
    }

    private static void handle(FeedEvent event, Map<String, String> consumer, Set<String> comments, Set<String> ids) {
        assertThat(ids.add(event.id())).as("told once: " + event).isTrue();
        if (event instanceof FeedEvent.Created created) {
            WorkItem item = created.workItem();
            assertThat(consumer.put(item.id(), item.name() + item.priority())).isNull();
        } else if (event instanceof FeedEvent.Updated updated) {
            WorkItem item = updated.workItem();
            assertThat(consumer.put(item.id(), item.name() + item.priority()))
                    .isNotNull()
                    .isNotEqualTo(item.name() + item.priority());
        } else if (event instanceof FeedEvent.Removed removed) {
            assertThat(consumer.remove(removed.workItemId())).isNotNull();
        } else if (event instanceof FeedEvent.Commented commented) {
            assertThat(comments.add(commented.comment().id())).isTrue();
        }
    }

    private static List<FeedEvent> drain(EventSource source) {
        List<FeedEvent> events = new ArrayList<>();
        for (Optional<FeedBatch> batch = source.poll(); batch.isPresent(); batch = source.poll()) {
            events.addAll(batch.get().events());
            batch.get().commit();
        }
        return events;
    }
}

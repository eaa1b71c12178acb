package cloud.ewutelo.plane.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.WorkspaceClient;
import cloud.ewutelo.plane.comment.Comment;
import cloud.ewutelo.plane.cycle.Cycle;
import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.http.RateLimit;
import cloud.ewutelo.plane.model.JsonValue;
import cloud.ewutelo.plane.module.ProjectModule;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.snippets.WebhookSnippets;
import cloud.ewutelo.plane.support.FakeTime;
import cloud.ewutelo.plane.testkit.PlaneEdition;
import cloud.ewutelo.plane.testkit.PlaneServer;
import cloud.ewutelo.plane.workitem.Priority;
import cloud.ewutelo.plane.workitem.WorkItem;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An embedded Plane sends, and the receiver of the guide takes. */
@SuppressWarnings("NullAway.Init") // each test starts with start()
class WebhookReceptionTest {

    private final List<WebhookEvent> received = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private PlaneServer server;
    private WorkspaceClient workspace;
    private String address;

    private void start(PlaneEdition edition) throws IOException {
        server = PlaneServer.builder().edition(edition).start();
        open.add(server);
        PlaneClient plane = PlaneClient.builder()
                .baseUrl(server.url().toString())
                .apiKey(server.apiKey())
                .rateLimit(RateLimit.unlimited())
                .build();
        open.add(0, plane);
        workspace = plane.workspace(server.workspaceSlug());
        listen();
    }

    private void listen() throws IOException {
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        address = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/webhooks/plane";
        WebhookSnippets.receive(receiver, server.addWebhook(URI.create(address)), received::add);
        open.add(() -> receiver.stop(0));
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private List<WebhookEvent> arrived() {
        server.awaitWebhooks();
        List<WebhookEvent> events = List.copyOf(received);
        received.clear();
        return events;
    }

    private static List<String> told(List<WebhookEvent> events) {
        return events.stream()
                .map(event -> event.getClass().getSimpleName() + " " + event.action()
                        + event.changes().stream().map(FieldChange::field).toList())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void everythingThatPlaneTells(PlaneEdition edition) throws IOException {
        start(edition);
        Project created = workspace
                .projects()
                .create(p -> p.name("Żółw 🐢").identifier("ZOL").cycleView(true).moduleView(true));
        ProjectClient project = workspace.project(created.id());
        workspace.projects().update(created.id(), p -> p.description("slow"));
        assertThat(told(arrived())).containsExactly("ProjectEvent created[]", "ProjectEvent updated[description]");

        WorkItem item = project.workItems().create(w -> w.name("Wash").state("Todo"));
        project.workItems().update(item.id(), w -> w.name("Wash it")
                .priority(Priority.HIGH)
                .state("Done"));
        List<WebhookEvent> ofItem = arrived();
        if (edition == PlaneEdition.CE_1_2_2) {
            assertThat(told(ofItem)).containsExactly("WorkItemEvent created[]");
        } else {
            assertThat(told(ofItem))
                    .containsExactlyInAnyOrder(
                            "WorkItemEvent created[]",
                            "WorkItemEvent updated[name]",
                            "WorkItemEvent updated[priority]",
                            "WorkItemEvent updated[state]");
        }
        assertThat(ofItem).allSatisfy(event -> {
            assertThat(event.entityId()).isEqualTo(item.id());
            assertThat(event.projectId()).contains(created.id());
            assertThat(event.workspaceId()).isEqualTo(item.workspace().id());
            assertThat(event.actor().orElseThrow().id())
                    .isEqualTo(item.createdBy().orElseThrow().id());
        });

        Comment comment = project.comments(item.id()).create(c -> c.html("<p>well</p>"));
        project.comments(item.id()).update(comment.id(), c -> c.html("<p>very well</p>"));
        assertThat(told(arrived())).containsExactly("CommentEvent created[]", "CommentEvent updated[comment_html]");

        Cycle cycle = project.cycles().create(c -> c.name("One"));
        project.cycles().update(cycle.id(), c -> c.name("Two"));
        assertThat(told(arrived())).containsExactly("CycleEvent created[]", "CycleEvent updated[name]");

        ProjectModule module = project.modules().create(m -> m.name("Shell"));
        project.modules().update(module.id(), m -> m.targetDate(LocalDate.of(2027, 1, 1)));
        assertThat(told(arrived())).containsExactly("ModuleEvent created[]", "ModuleEvent updated[target_date]");

        workspace.projects().delete(created.id());
        List<WebhookEvent> gone = arrived();
        assertThat(told(gone)).containsExactly("ProjectEvent deleted[]");
        assertThat(gone.get(0).entityId()).isEqualTo(created.id());
        assertThat(((ProjectEvent) gone.get(0)).refetch(workspace)).isEmpty();
    }

    @Test
    void readsObjectsAsTheyAreNow() throws IOException {
        start(PlaneEdition.CE_1_3_1);
        Project created = workspace
                .projects()
                .create(p -> p.name("Now").identifier("NOW").cycleView(true).moduleView(true));
        ProjectClient project = workspace.project(created.id());
        WorkItem item = project.workItems().create(w -> w.name("before"));
        Comment comment = project.comments(item.id()).create(c -> c.html("<p>before</p>"));
        Cycle cycle = project.cycles().create(c -> c.name("before"));
        ProjectModule module = project.modules().create(m -> m.name("before"));
        List<WebhookEvent> events = arrived();
        workspace.projects().update(created.id(), p -> p.description("after"));
        project.workItems().update(item.id(), w -> w.name("after"));
        project.comments(item.id()).update(comment.id(), c -> c.html("<p>after</p>"));
        project.cycles().update(cycle.id(), c -> c.name("after"));
        project.modules().update(module.id(), m -> m.name("after"));

        List<String> now = new ArrayList<>();
        for (WebhookEvent event : events) {
            if (event instanceof ProjectEvent each) {
                now.add(each.refetch(workspace).orElseThrow().description());
            } else if (event instanceof WorkItemEvent each) {
                now.add(each.refetch(workspace).orElseThrow().name());
            } else if (event instanceof CommentEvent each) {
                now.add(each.refetch(workspace).orElseThrow().html());
            } else if (event instanceof CycleEvent each) {
                now.add(each.refetch(workspace).orElseThrow().name());
            } else if (event instanceof ModuleEvent each) {
                now.add(each.refetch(workspace).orElseThrow().name());
            }
        }
        assertThat(now).containsExactly("after", "after", "<p>after</p>", "after", "after");

        project.comments(item.id()).delete(comment.id());
        assertThat(((CommentEvent) events.get(2)).refetch(workspace)).isEmpty();
        project.workItems().delete(item.id());
        assertThat(((WorkItemEvent) events.get(1)).refetch(workspace)).isEmpty();
        WorkItemEvent placeless = (WorkItemEvent) WebhookParser.parse(new WebhookSigner("s")
                .sign(JsonValue.parse("{\"event\": \"workitem.deleted\", \"version\": \"v2\", \"entity_id\": \"x\"}"))
                .body());
        assertThatThrownBy(() -> placeless.refetch(workspace))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("project is not told by this event (work_item deleted)");
    }

    @Test
    void repetitionsAndDisorderDoNotShow() throws IOException {
        start(PlaneEdition.CE_1_3_1);
        ProjectClient project = workspace.project(workspace
                .projects()
                .create(p -> p.name("Calm").identifier("CALM"))
                .id());
        WorkItem item = project.workItems().create(w -> w.name("before"));
        arrived();
        server.faults().duplicateNextWebhook();
        server.faults().reorderNextWebhooks();
        project.workItems()
                .update(item.id(), w -> w.name("after").priority(Priority.LOW).targetDate(LocalDate.of(2027, 1, 1)));
        List<WebhookEvent> deliveries = arrived();
        assertThat(deliveries).hasSize(4);

        WebhookDeduplicator deduplicator = new WebhookDeduplicator(DeliveryLog.inMemory(100));
        WebhookCoalescer coalescer = new WebhookCoalescer(Duration.ofSeconds(1), 100, new FakeTime());
        deliveries.stream().filter(deduplicator::isNew).forEach(coalescer::add);

        assertThat(coalescer.drain()).singleElement().satisfies(event -> {
            assertThat(event.changes())
                    .extracting(FieldChange::field)
                    .containsExactlyInAnyOrder("name", "priority", "target_date");
            assertThat(event.deliveryIds()).hasSize(3);
        });
    }

    @Test
    void strangersAreTurnedAway() throws Exception {
        start(PlaneEdition.CE_1_3_1);
        byte[] body = WebhookSnippets.signed().body();

        HttpResponse<Void> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address))
                                .header(
                                        "X-Plane-Signature",
                                        WebhookSnippets.signed().signature())
                                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(received).isEmpty();
    }

    @Test
    void exampleOfTheSignerIsAWebhook() {
        SignedWebhook signed = WebhookSnippets.signed();

        WebhookEvent event = Webhooks.withSecrets("plane_wh_of_my_test").receive(signed.body(), signed.headers());

        assertThat(event.change("priority")).isPresent();
        assertThat(((WorkItemEvent) event).workItem().orElseThrow().name()).isEqualTo("Café");
    }
}

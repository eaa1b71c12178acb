package cloud.ewutelo.plane.samples.cookbook;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.WorkspaceClient;
import cloud.ewutelo.plane.model.JsonValue;
import cloud.ewutelo.plane.testkit.PlaneExtension;
import cloud.ewutelo.plane.testkit.PlaneServer;
import cloud.ewutelo.plane.webhook.WebhookEvent;
import cloud.ewutelo.plane.workitem.Priority;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(PlaneExtension.class)
class CookbookTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    private PlaneServer server;
    private WorkspaceClient workspace;
    private ProjectClient project;

    @BeforeEach
    void start(PlaneServer server, PlaneClient plane) {
        this.server = server;
        workspace = plane.workspace(server.workspaceSlug());
        workspace.projects().create(p -> p.name("Onboarding").identifier("ONB"));
        project = workspace.project("ONB");
    }

    @Test
    void fieldsAreSetAndFoundBy() {
        String task = project.workItems().create(w -> w.name("Rotate keys")).id();

        CustomFields.run(project, task, out);

        assertThat(printed()).containsExactly("Rotate keys: 12.50 USD");
    }

    @Test
    void fileIsImportedOnceHoweverOftenItIsGiven() throws IOException {
        Path file = directory.resolve("tickets.csv");
        Files.writeString(file, """
                id,title,description,state,priority,due
                T-1,"Back up, then restore",Use **age**,Todo,high,2026-12-01
                T-2,Write the runbook,,,,
                """);

        assertThat(CsvImport.run(project, file, out)).isTrue();
        assertThat(CsvImport.run(project, file, out)).isTrue();

        assertThat(project.workItems().list().toList()).hasSize(2).anySatisfy(item -> {
            assertThat(item.name()).isEqualTo("Back up, then restore");
            assertThat(item.priority()).isEqualTo(Priority.HIGH);
            assertThat(item.targetDate()).hasToString("Optional[2026-12-01]");
            assertThat(item.descriptionHtml())
                    .hasValueSatisfying(html -> assertThat(html).contains("<strong>age</strong>"));
        });
    }

    @Test
    void fileWithAMistakeIsNotImportedInPart() throws IOException {
        Path file = directory.resolve("tickets.csv");
        Files.writeString(file, "id,title,due\nT-1,Fine,2026-12-01\nT-2,Not fine,tomorrow\n");

        assertThat(CsvImport.run(project, file, out)).isFalse();

        assertThat(printed())
                .singleElement()
                .asString()
                .startsWith("Record 2: ")
                .contains("tomorrow");
        assertThat(project.workItems().list().toList()).isEmpty();
    }

    @Test
    void lineThatPlaneRefusesIsNamed() throws IOException {
        Path file = directory.resolve("tickets.csv");
        Files.writeString(file, "id,title,state\nT-1,Fine,Todo\nT-2,Not fine,Nowhere\n");

        assertThat(CsvImport.run(project, file, out)).isFalse();

        assertThat(printed()).anyMatch(line -> line.contains("Nowhere")).contains("1 done, 1 failed");
    }

    @Test
    void timeIsSummedByAgentAndTask() {
        String task = project.workItems().create(w -> w.name("Rotate keys")).id();
        project.time().log(task, Duration.ofMinutes(90), "Reading");
        project.time().log(task, Duration.ofMinutes(5), "Doing");

        TimeReport.run(workspace, "ONB", out);

        assertThat(printed()).contains("By task", "  1:35  Rotate keys", "Together 1:35");
    }

    @Test
    void changesSinceTheLastRunAreLinesOfJson() {
        FeedToJsonLines.run(project, directory, out);
        assertThat(printed()).isEmpty();

        String task = project.workItems().create(w -> w.name("Rotate \"keys\"")).id();
        FeedToJsonLines.run(project, directory, out);
        project.workItems().update(task, w -> w.state("In Progress"));
        FeedToJsonLines.run(project, directory, out);

        assertThat(printed().stream().map(JsonValue::parse))
                .extracting(line -> line.get("event").asString(), line -> line.get("name")
                        .asString())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("created", "Rotate \"keys\""),
                        org.assertj.core.groups.Tuple.tuple("updated", "Rotate \"keys\""));
    }

    @Test
    void webhooksArrive() throws IOException {
        List<WebhookEvent> inbox = new CopyOnWriteArrayList<>();
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        int port = freePort();
        String secret = server.addWebhook(URI.create("http://127.0.0.1:" + port + "/webhooks/plane"));
        HttpServer receiver =
                TenLineReceiver.start(new InetSocketAddress(anyPort.getAddress(), port), secret, inbox::add);
        try {
            project.workItems().create(w -> w.name("Rotate keys"));
            server.awaitWebhooks();
        } finally {
            receiver.stop(0);
        }
        assertThat(inbox).extracting(WebhookEvent::event).contains("issue");
    }

    private static int freePort() throws IOException {
        try (java.net.ServerSocket socket = new java.net.ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private List<String> printed() {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}

package cloud.ewutelo.plane.telegram.command;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.telegram.fake.FakeMessage;
import cloud.ewutelo.plane.testkit.PlaneEdition;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole program in real time: an agent works in Plane, a person reads on Telegram. */
class EndToEndTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    /** The promise, which the slower way takes too. */
    private static final Duration PROMISE = Duration.ofSeconds(30);

    /** For what has no promise: the machine may be busy. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"CE_1_3_1, true", "CE_1_3_1, false", "CE_1_2_2, true", "COMMERCIAL, true"})
    void aCompletedTaskIsToldWithinSeconds(PlaneEdition edition, boolean webhooks) throws IOException {
        try (Running running = new Running(edition, folder, webhooks)) {
            awaitReady(running);
            WorkItem task = running.asAdmin.workItems().create(w -> w.name("Écrire le <rôle> Ansible")
                    .state("Todo")
                    .assignee(running.imhotep.id()));
            running.asAgent.workItems().update(task.id(), w -> w.state("In Progress"));
            running.asAgent.time().log(task.id(), Duration.ofMinutes(90), "Wrote it");

            Duration limit = webhooks ? LIMIT : PROMISE;
            Instant start = Instant.now();
            running.asAgent.workItems().update(task.id(), w -> w.state("Done"));
            running.telegram.await(limit, () -> completed(running).size() == 1);
            Duration took = Duration.between(start, Instant.now());

            FakeMessage message = completed(running).get(0);
            System.err.println(
                    edition + (webhooks ? " with" : " without") + " webhooks: told after " + took.toMillis() + " ms");
            System.err.println(message);
            assertThat(took).isLessThan(limit);
            assertThat(message.words())
                    .contains("Onboarding")
                    .contains("Écrire le <rôle> Ansible")
                    .contains("imhotep")
                    .contains("1 h 30 min");
            assertThat(message.silent()).isFalse();
            assertThat(message.button("Open").urlOrNull()).endsWith("/acme/browse/ONB-1/");
        }
    }

    @Test
    void aRestartTellsNothingTwiceAndLosesNothing() throws IOException {
        try (Running running = new Running(PlaneEdition.CE_1_3_1, folder, true)) {
            awaitReady(running);
            WorkItem first =
                    running.asAdmin.workItems().create(w -> w.name("First").state("Todo"));
            WorkItem second =
                    running.asAdmin.workItems().create(w -> w.name("Second").state("Todo"));
            running.asAgent.workItems().update(first.id(), w -> w.state("Done"));
            running.telegram.await(PATIENCE, () -> completed(running).size() == 1);
            running.asAgent.workItems().update(second.id(), w -> w.state("Done"));

            running.restart();
            running.telegram.await(PATIENCE, () -> completed(running).size() == 2);
            running.restart();
            running.telegram.say(Running.ANA, 7, "/plane health");
            running.telegram.await(
                    PATIENCE, () -> running.telegram.words(7).stream().anyMatch(words -> words.contains("1.3.1")));

            assertThat(completed(running)).hasSize(2);
        }
    }

    @Test
    void onePersonActsAndReads() throws IOException, InterruptedException {
        try (Running running = new Running(PlaneEdition.CE_1_3_1, folder, true)) {
            awaitReady(running);
            WorkItem task = running.asAdmin.workItems().create(w -> w.name("Ask someone")
                    .state("In Progress"));
            running.asAgent.comments(task.id()).create(c -> c.html("<p>❓ Which host?</p>"));
            running.telegram.await(PATIENCE, () -> question(running).size() == 1);
            FakeMessage question = question(running).get(0);
            // People answer later than the bot notes what it has sent.
            running.telegram.await(
                    PATIENCE, () -> get(running, "/metrics").contains("plane_telegram_outbox_waiting 0.0"));

            running.telegram.reply(Running.ANA, question, "The new one");
            running.telegram.await(
                    PATIENCE, () -> comments(running).stream().anyMatch(text -> text.contains("The new one")));
            running.telegram.press(Running.ANA, question, "Done");
            running.telegram.await(PATIENCE, () -> running.asAdmin
                    .workItems()
                    .get(task.id())
                    .completedAt()
                    .isPresent());

            running.telegram.say(Running.ANA, 7, "/plane status");
            running.telegram.await(PATIENCE, () -> running.telegram.words(7).stream()
                    .anyMatch(words -> words.contains("Onboarding:") || words.contains("No active projects")));
            assertThat(get(running, "/readyz")).contains("store: ok").contains("telegram: ok");
            assertThat(get(running, "/metrics"))
                    .contains("plane_telegram_messages")
                    .contains("plane_telegram_questions");
        }
    }

    private static List<FakeMessage> completed(Running running) {
        return running.telegram.messages(7).stream()
                .filter(message -> message.words().contains("completed") && !message.silent())
                .toList();
    }

    private static List<FakeMessage> question(Running running) {
        return running.telegram.messages(7).stream()
                .filter(message -> message.words().contains("Which host?"))
                .toList();
    }

    private static List<String> comments(Running running) {
        return running.server.workspace("acme").workItem("ONB-1").comments();
    }

    /** What happened before the program first read Plane is not told. */
    private static void awaitReady(Running running) {
        running.telegram.say(Running.ANA, 7, "/plane help");
        running.telegram.await(PATIENCE, () -> !running.telegram.messages(7).isEmpty());
        running.telegram.deleteMessage(running.telegram.messages(7).get(0));
        running.telegram.await(PATIENCE, () -> running.server.requests().stream()
                .filter(request -> request.path().endsWith("/work-items/"))
                .anyMatch(request -> request.query().contains("updated_at")));
    }

    private static String get(Running running, String path) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + running.privatePort() + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}

package cloud.ewutelo.plane.bridge.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.WorkspaceClient;
import cloud.ewutelo.plane.bridge.support.AgentWorld;
import cloud.ewutelo.plane.bridge.support.RunningBridge;
import cloud.ewutelo.plane.bridge.task.AgentWork;
import cloud.ewutelo.plane.bridge.task.StateNames;
import cloud.ewutelo.plane.bridge.task.Workplace;
import cloud.ewutelo.plane.feed.CheckpointStore;
import cloud.ewutelo.plane.feed.EventSource;
import cloud.ewutelo.plane.feed.FeedCheckpoint;
import cloud.ewutelo.plane.field.AgentFields;
import cloud.ewutelo.plane.state.State;
import cloud.ewutelo.plane.state.StateGroup;
import cloud.ewutelo.plane.testkit.PlaneEdition;
import cloud.ewutelo.plane.user.Role;
import cloud.ewutelo.plane.webhook.Webhooks;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** In fake time: nobody waits. */
@ParameterizedClass(name = "{0}")
@EnumSource(PlaneEdition.class)
class PollerTest {

    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    private final PlaneEdition edition;

    @TempDir
    private Path folder;

    private final FakeOpenClaw openClaw = new FakeOpenClaw();
    private AgentWorld world;
    private RunningBridge bridge;
    private ProjectClient project;
    private PollDirectory directory;
    private Poller poller;
    private Set<String> allowed = Set.copyOf(AgentWorld.AGENTS);

    PollerTest(PlaneEdition edition) {
        this.edition = edition;
    }

    /** As kill -9: no handler of the program runs. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @BeforeEach
    void start() throws InterruptedException {
        world = new AgentWorld(edition);
        bridge = world.bridge();
        project = project("Onboarding", "ONB");
        directory = PollDirectory.open(folder);
        poller = poller(directory.checkpoints(), openClaw.hooks(FakeOpenClaw.TOKEN));
        pass(FIVE_MINUTES);
    }

    @AfterEach
    void stop() {
        directory.close();
        bridge.close();
        world.close();
        openClaw.close();
    }

    private ProjectClient project(String name, String identifier) {
        WorkspaceClient workspace = bridge.workspace("concierge");
        ProjectClient created = workspace.project(workspace
                .projects()
                .create(p -> p.name(name).identifier(identifier))
                .id());
        created.states().create(s -> s.name("Blocked").group(StateGroup.STARTED).color("#DC2626"));
        for (String agent : AgentWorld.AGENTS.subList(1, 4)) {
            created.members().add(world.account(agent).id(), Role.MEMBER);
        }
        return created;
    }

    private Poller poller(CheckpointStore checkpoints, WakeTarget target) {
        return new Poller(feed(checkpoints), work(), directory, target, () -> allowed, true, world.time);
    }

    private EventSource feed(CheckpointStore checkpoints) {
        return bridge.workspace("concierge").events(w -> w.every(Duration.ofSeconds(270))
                .lookForProjectsEvery(Duration.ofSeconds(270))
                .each(f -> f.store(checkpoints).existing(true).touches(true)));
    }

    private AgentWork work() {
        return new AgentWork(new Workplace(bridge.workspace("concierge"), StateNames.USUAL, world.time), "concierge");
    }

    private void pass(Duration duration) throws InterruptedException {
        Instant end = world.time.now().plus(duration);
        poller.run(() -> world.time.now().isBefore(end));
    }

    private void restart() {
        directory.close();
        directory = PollDirectory.open(folder);
        poller = poller(directory.checkpoints(), openClaw.hooks(FakeOpenClaw.TOKEN));
    }

    private String task(String title, String agent, String... dependencies) {
        Map<String, Object> arguments = new HashMap<>(Map.of("project", "ONB", "title", title, "agent", agent));
        arguments.put("depends_on", List.of(dependencies));
        return String.valueOf(
                bridge.done("concierge", "create_task", arguments).structured().get("task"));
    }

    private void moveByHand(String task, StateGroup group) {
        String state = project.states().list().stream()
                .filter(each -> each.group().equals(group) && !each.name().equals("Blocked"))
                .map(State::id)
                .findFirst()
                .orElseThrow();
        project.workItems().update(task, w -> w.state(state));
    }

    @Test
    void wakesForNewWorkWithinFiveMinutesAndOnce() throws InterruptedException {
        task("Write the guide", "imhotep");

        pass(FIVE_MINUTES);
        assertThat(openClaw.woken()).containsExactly("imhotep ONB-1");
        assertThat(openClaw.taken.get(0).path("name").asText()).isEqualTo("plane");
        assertThat(openClaw.taken.get(0).path("deliver").asBoolean(true)).isFalse();
        assertThat(openClaw.taken.get(0).path("message").asText())
                .contains("ONB-1", "\n> Title: Write the guide\n", "\n> Project: Onboarding\n", "not instructions");

        pass(Duration.ofHours(2));
        restart();
        pass(Duration.ofHours(1));
        assertThat(openClaw.posts).hasSize(1);
    }

    @Test
    void wakesForWorkInANewProjectWithinFiveMinutes() throws InterruptedException {
        project = project("Second", "SEC");
        bridge.done("concierge", "create_task", Map.of("project", "SEC", "title", "First", "agent", "thoth"));

        pass(FIVE_MINUTES);

        assertThat(openClaw.woken()).containsExactly("thoth SEC-1");
    }

    @Test
    void wakesForWorkThatPeopleAssignedToTheAccount() throws InterruptedException {
        project.workItems().create(w -> w.name("Look at this")
                .assignees(List.of(world.account("hypatia").id())));

        pass(FIVE_MINUTES);

        assertThat(openClaw.woken()).containsExactly("hypatia ONB-1");
    }

    @Test
    void wakesWhenTheLastDependencyIsDone() throws InterruptedException {
        String one = task("One", "imhotep");
        String two = task("Two", "thoth");
        task("Three", "hypatia", one, two);
        pass(FIVE_MINUTES);
        bridge.move("imhotep", one, "in_progress");
        bridge.move("imhotep", one, "done");
        pass(FIVE_MINUTES);
        assertThat(openClaw.woken()).containsExactlyInAnyOrder("imhotep ONB-1", "thoth ONB-2");

        bridge.move("thoth", two, "in_progress");
        bridge.move("thoth", two, "done");
        pass(FIVE_MINUTES);
        pass(Duration.ofHours(1));

        assertThat(openClaw.woken()).containsExactlyInAnyOrder("imhotep ONB-1", "thoth ONB-2", "hypatia ONB-3");
    }

    @Test
    void wakesWhenWhatBlockedIsDeleted() throws InterruptedException {
        String one = task("One", "imhotep");
        task("Two", "thoth", one);
        pass(FIVE_MINUTES);
        assertThat(openClaw.woken()).containsExactly("imhotep ONB-1");

        project.workItems().delete(one);
        pass(FIVE_MINUTES);

        assertThat(openClaw.woken()).containsExactly("imhotep ONB-1", "thoth ONB-2");
    }

    @Test
    void wakesOnceMoreWhenWorkIsOpenedAgain() throws InterruptedException {
        String task = task("One", "imhotep");
        pass(FIVE_MINUTES);
        bridge.move("imhotep", task, "in_progress");
        bridge.move("imhotep", task, "done");
        pass(FIVE_MINUTES);
        moveByHand(task, StateGroup.UNSTARTED);

        pass(FIVE_MINUTES);
        pass(Duration.ofHours(1));

        assertThat(openClaw.woken()).containsExactly("imhotep ONB-1", "imhotep ONB-1");
        assertThat(openClaw.taken.get(0).path("message"))
                .isNotEqualTo(openClaw.taken.get(1).path("message"));
    }

    @Test
    void wakesTheOtherAgentWhenWorkIsGivenToIt() throws InterruptedException {
        String task = task("One", "imhotep");
        pass(FIVE_MINUTES);
        project.fields().set(task, AgentFields.AGENT_ID, "thoth");

        pass(FIVE_MINUTES);
        pass(Duration.ofHours(1));

        assertThat(openClaw.woken()).containsExactly("imhotep ONB-1", "thoth ONB-1");
    }

    @Test
    void doesNotWakeForWhatTheAgentDidItself() throws InterruptedException {
        String task = task("One", "imhotep");
        pass(FIVE_MINUTES);
        bridge.move("imhotep", task, "in_progress");
        pass(FIVE_MINUTES);
        bridge.done("imhotep", "add_comment", Map.of("task", task, "text", "Halfway."));
        pass(FIVE_MINUTES);
        bridge.move("imhotep", task, "todo");
        pass(Duration.ofHours(1));
        bridge.done("imhotep", "add_comment", Map.of("task", task, "text", "Later."));
        pass(Duration.ofHours(1));

        assertThat(openClaw.woken()).containsExactly("imhotep ONB-1");
    }

    @Test
    void blocksWhatWaitsForATaskThatAPersonCancelled() throws InterruptedException {
        String one = task("One", "imhotep");
        String two = task("Two", "thoth", one);
        pass(FIVE_MINUTES);
        moveByHand(one, StateGroup.CANCELLED);

        pass(FIVE_MINUTES);
        pass(Duration.ofHours(1));

        assertThat(openClaw.woken()).containsExactly("imhotep ONB-1");
        Map<String, ?> details = bridge.done("concierge", "get_task_details", Map.of("task", two))
                .structured();
        assertThat(details.get("status")).isEqualTo("blocked");
    }

    @Test
    void blocksWhatWaitsForATaskThatAPersonMovedToBlocked() throws InterruptedException {
        String one = task("One", "imhotep");
        String two = task("Two", "thoth", one);
        String three = task("Three", "hypatia", two);
        pass(FIVE_MINUTES);
        String blocked = project.states().list().stream()
                .filter(state -> state.name().equals("Blocked"))
                .map(State::id)
                .findFirst()
                .orElseThrow();
        project.workItems().update(one, w -> w.state(blocked));

        pass(FIVE_MINUTES);
        pass(Duration.ofHours(1));

        assertThat(openClaw.woken()).containsExactly("imhotep ONB-1");
        for (String waiting : List.of(two, three)) {
            Map<String, ?> details = bridge.done("concierge", "get_task_details", Map.of("task", waiting))
                    .structured();
            assertThat(details.get("status")).as(waiting).isEqualTo("blocked");
            assertThat(String.valueOf(details.get("comments"))).as(waiting).contains("ONB-");
        }
        moveByHand(one, StateGroup.UNSTARTED);
        pass(FIVE_MINUTES);
        assertThat(openClaw.woken()).as("unblocked by hand").containsExactly("imhotep ONB-1", "imhotep ONB-1");
    }

    @Test
    void neverPostsANameThatNobodyMayWake() throws InterruptedException {
        allowed = Set.of("imhotep");
        String task = task("One", "thoth");
        pass(Duration.ofHours(1));
        assertThat(openClaw.posts).isEmpty();

        project.fields().set(task, AgentFields.AGENT_ID, "imhoteb");
        pass(Duration.ofHours(1));
        assertThat(openClaw.posts).isEmpty();

        project.fields().set(task, AgentFields.AGENT_ID, "imhotep");
        pass(FIVE_MINUTES);
        assertThat(openClaw.woken()).containsExactly("imhotep ONB-1");
    }

    @Test
    void wakesAnAgentAsSoonAsItMayBeWoken() throws InterruptedException {
        allowed = Set.of("imhotep");
        task("One", "thoth");
        pass(FIVE_MINUTES);
        allowed = Set.of("imhotep", "thoth");
        restart();

        pass(FIVE_MINUTES);

        assertThat(openClaw.woken()).containsExactly("thoth ONB-1");
    }

    @Test
    void triesAgainWithGrowingWaitsWhileTheGatewayFails() throws InterruptedException {
        openClaw.status = 503;
        task("One", "imhotep");
        task("Two", "thoth");
        pass(Duration.ofHours(1));
        assertThat(openClaw.posts.size()).isBetween(5, 12);
        restart();
        openClaw.status = 202;

        pass(FIVE_MINUTES);
        pass(Duration.ofHours(1));

        assertThat(openClaw.woken()).containsExactlyInAnyOrder("imhotep ONB-1", "thoth ONB-2");
    }

    @Test
    void wakesLaterWhatAWrongTokenHeldUp() throws InterruptedException {
        poller = poller(directory.checkpoints(), openClaw.hooks("wrong"));
        task("One", "imhotep");
        pass(FIVE_MINUTES);
        assertThat(openClaw.posts).isNotEmpty();
        assertThat(openClaw.taken).isEmpty();

        restart();
        pass(FIVE_MINUTES);

        assertThat(openClaw.woken()).containsExactly("imhotep ONB-1");
    }

    @Test
    void wakesOthersWhileOneAgentIsRefused() throws InterruptedException {
        openClaw.refusedAgent = "imhotep";
        task("One", "imhotep");
        task("Two", "thoth");
        pass(FIVE_MINUTES);
        assertThat(openClaw.woken()).containsExactly("thoth ONB-2");
        openClaw.refusedAgent = "";

        pass(Duration.ofMinutes(15));

        assertThat(openClaw.woken()).containsExactly("thoth ONB-2", "imhotep ONB-1");
    }

    @Test
    void dropsAWakeUpThatIsNoLongerWanted() throws InterruptedException {
        openClaw.status = 503;
        String task = task("One", "imhotep");
        pass(FIVE_MINUTES);
        bridge.move("imhotep", task, "in_progress");
        pass(FIVE_MINUTES);
        openClaw.status = 202;

        pass(Duration.ofHours(1));

        assertThat(openClaw.taken).isEmpty();
    }

    @Test
    void wakesOnceWhenKilledBeforeThePost() throws InterruptedException {
        task("One", "imhotep");
        poller = poller(directory.checkpoints(), wakeUp -> {
            throw new Killed();
        });
        assertThatThrownBy(() -> pass(FIVE_MINUTES)).isInstanceOf(Killed.class);

        restart();
        pass(Duration.ofHours(1));

        assertThat(openClaw.woken()).containsExactly("imhotep ONB-1");
    }

    @Test
    void repeatsTheSameWakeUpWhenKilledBetweenTheAnswerAndTheMark() throws InterruptedException {
        task("One", "imhotep");
        OpenClawHooks hooks = openClaw.hooks(FakeOpenClaw.TOKEN);
        poller = poller(directory.checkpoints(), wakeUp -> {
            hooks.wake(wakeUp);
            throw new Killed();
        });
        assertThatThrownBy(() -> pass(FIVE_MINUTES)).isInstanceOf(Killed.class);

        restart();
        pass(Duration.ofHours(1));

        assertThat(openClaw.taken).hasSize(2);
        assertThat(openClaw.taken.get(0)).isEqualTo(openClaw.taken.get(1));
    }

    @Test
    void wakesOnceWhenKilledBetweenTheJournalAndTheCheckpoint() throws InterruptedException {
        for (boolean saved : List.of(false, true)) {
            String task = task("Saved " + saved, "imhotep");
            CheckpointStore real = directory.checkpoints();
            poller = poller(
                    new CheckpointStore() {
                        @Override
                        public Optional<FeedCheckpoint> load(String projectId) {
                            return real.load(projectId);
                        }

                        @Override
                        public void save(FeedCheckpoint checkpoint) {
                            if (saved) {
                                real.save(checkpoint);
                            }
                            throw new Killed();
                        }
                    },
                    openClaw.hooks(FakeOpenClaw.TOKEN));
            assertThatThrownBy(() -> pass(FIVE_MINUTES)).isInstanceOf(Killed.class);

            restart();
            pass(Duration.ofHours(1));

            assertThat(openClaw.woken()).containsOnlyOnce("imhotep " + task);
        }
        assertThat(openClaw.posts).hasSize(2);
    }

    @Test
    void losesNothingWhilePlaneFails() throws InterruptedException {
        String one = task("One", "imhotep");
        task("Two", "thoth", one);
        pass(FIVE_MINUTES);
        bridge.move("imhotep", one, "in_progress");
        bridge.move("imhotep", one, "done");
        world.server.faults().onNext("GET", "/**").times(12).status(500);

        pass(FIVE_MINUTES);
        restart();
        pass(Duration.ofHours(1));

        assertThat(openClaw.woken()).containsExactly("imhotep ONB-1", "thoth ONB-2");
    }

    @Test
    void runsOnceForCron() throws InterruptedException {
        task("One", "imhotep");
        openClaw.status = 503;
        restart();
        assertThat(poller.runOnce()).isFalse();
        openClaw.status = 202;

        restart();
        assertThat(poller.runOnce()).isTrue();
        restart();
        assertThat(poller.runOnce()).isTrue();

        assertThat(openClaw.woken()).containsExactly("imhotep ONB-1");
    }

    @Test
    void aRunForOneAgentHasGoneWellThoughAnotherHasWork() throws InterruptedException {
        allowed = Set.of("imhotep");
        task("One", "thoth");
        restart();

        assertThat(poller.runOnce()).isTrue();
        assertThat(openClaw.posts).isEmpty();
        allowed = Set.of("thoth");
        restart();
        assertThat(poller.runOnce()).isTrue();
        assertThat(openClaw.woken()).containsExactly("thoth ONB-1");
    }

    @Test
    void wakesWithinSecondsOfAWebhook() throws Exception {
        EventSource feed = feed(directory.checkpoints());
        poller = new Poller(
                feed, work(), directory, openClaw.hooks(FakeOpenClaw.TOKEN), () -> allowed, true, world.time);
        pass(FIVE_MINUTES);
        String task = task("One", "imhotep");
        String id = project.workItems().get(task).id();
        byte[] body = ("{\"event\":\"issue\",\"action\":\"created\",\"webhook_id\":\"" + id + "\",\"workspace_id\":\""
                        + id
                        + "\",\"data\":{\"id\":\"" + id
                        + "\",\"name\":\"One\",\"sequence_id\":1,\"priority\":\"none\",\"state\":\"" + id
                        + "\",\"project\":\""
                        + project.workItems().get(task).project().id() + "\"}}")
                .getBytes(StandardCharsets.UTF_8);
        try (WebhookListener listener = WebhookListener.start(0, Webhooks.withSecrets("secret"), feed)) {
            assertThat(post(listener, body, "0".repeat(64))).isEqualTo(401);
            pass(Duration.ofSeconds(2));
            assertThat(openClaw.posts).isEmpty();

            assertThat(post(listener, body, signature("secret", body))).isEqualTo(204);
            assertThat(post(listener, body, signature("secret", body))).isEqualTo(204);
        }
        pass(Duration.ofSeconds(5));
        assertThat(openClaw.woken()).containsExactly("imhotep ONB-1");
        pass(Duration.ofHours(1));
        assertThat(openClaw.posts).hasSize(1);
    }

    private static int post(WebhookListener listener, byte[] body, String signature) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + listener.port() + "/webhooks/plane"))
                .header(Webhooks.SIGNATURE_HEADER, signature)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static String signature(String secret, byte[] body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body));
    }

    @Test
    void letsNoSecondPollerIntoTheDirectory() {
        assertThatThrownBy(() -> PollDirectory.open(folder)).hasMessageContaining("another poller");
    }
}

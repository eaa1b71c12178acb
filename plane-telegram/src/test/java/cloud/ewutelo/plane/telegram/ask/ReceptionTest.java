package cloud.ewutelo.plane.telegram.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.WorkspaceClient;
import cloud.ewutelo.plane.http.RateLimit;
import cloud.ewutelo.plane.http.RetryPolicy;
import cloud.ewutelo.plane.model.Secret;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.telegram.board.BoardKeeper;
import cloud.ewutelo.plane.telegram.bot.BotApi;
import cloud.ewutelo.plane.telegram.bot.BotUser;
import cloud.ewutelo.plane.telegram.bot.SendBudget;
import cloud.ewutelo.plane.telegram.bot.SendObserver;
import cloud.ewutelo.plane.telegram.bot.Sender;
import cloud.ewutelo.plane.telegram.bot.UpdateOffset;
import cloud.ewutelo.plane.telegram.bot.UpdatePoller;
import cloud.ewutelo.plane.telegram.event.ChangeKind;
import cloud.ewutelo.plane.telegram.fake.FakeBotApi;
import cloud.ewutelo.plane.telegram.fake.FakeMessage;
import cloud.ewutelo.plane.telegram.fake.FakeUser;
import cloud.ewutelo.plane.telegram.message.Action;
import cloud.ewutelo.plane.telegram.message.Button;
import cloud.ewutelo.plane.telegram.message.HealthReport;
import cloud.ewutelo.plane.telegram.message.Message;
import cloud.ewutelo.plane.telegram.pipeline.Links;
import cloud.ewutelo.plane.telegram.rule.Decision;
import cloud.ewutelo.plane.telegram.setting.Settings;
import cloud.ewutelo.plane.telegram.setting.SettingsReader;
import cloud.ewutelo.plane.telegram.setting.StoreSettings;
import cloud.ewutelo.plane.telegram.store.Decisions;
import cloud.ewutelo.plane.telegram.store.Mutes;
import cloud.ewutelo.plane.telegram.store.Outgoing;
import cloud.ewutelo.plane.telegram.store.Store;
import cloud.ewutelo.plane.telegram.support.FakeTime;
import cloud.ewutelo.plane.testkit.Account;
import cloud.ewutelo.plane.testkit.PlaneServer;
import cloud.ewutelo.plane.testkit.Role;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceptionTest {

    private static final FakeUser ANA = new FakeUser(7, "Ana");
    private static final FakeUser BEN = new FakeUser(8, "Ben");
    private static final FakeUser MALLORY = new FakeUser(66, "Mallory");
    private static final long GROUP = -55;
    private static final long FORUM = -1_002_000_000_001L;
    private static final String SETTINGS = """
            plane: {base-url: "%s", workspace: acme}
            chats:
              - {id: 7, zone: Europe/Paris, digest: "08:00"}
              - {id: 8, language: fr}
              - {id: -55, users: [7], projects: [OPS]}
              - {id: -1002000000001, users: [7, 8], topics: true}
            people:
              - {telegram: 7, name: Ana, plane: ana@example.com}
            """;

    @TempDir
    private Path folder;

    private final PlaneServer server = PlaneServer.start();
    private final FakeBotApi telegram = FakeBotApi.start()
            .withPrivateChat(ANA)
            .withPrivateChat(BEN)
            .withPrivateChat(MALLORY)
            .withGroup(GROUP, "Small")
            .withForum(FORUM, "Team");
    private final BotApi api = new BotApi(telegram.url(), Secret.of(telegram.token()));
    private final FakeTime time = new FakeTime(Instant.now());
    private final PlaneClient plane = PlaneClient.builder()
            .baseUrl(server.url().toString())
            .apiKey(server.apiKey())
            .rateLimit(RateLimit.unlimited())
            .retryPolicy(RetryPolicy.none())
            .build();
    private final WorkspaceClient workspace = plane.workspace("acme");
    private final BoardKeeper board =
            new BoardKeeper(workspace, () -> store().workItems().list(), time);
    private final Map<String, Integer> observed = new HashMap<>();
    private final AtomicInteger strangers = new AtomicInteger();
    private final AtomicLong offset = new AtomicLong();
    private Account imhotep;
    private Account ana;
    private ProjectClient onboarding;
    private Store store;
    private Settings settings;
    private Reception reception;
    private BotUser bot;
    private UpdatePoller poller;

    @BeforeEach
    void open() throws IOException {
        imhotep = server.addMember("imhotep@example.com", "imhotep", Role.MEMBER);
        ana = server.addMember("ana@example.com", "ana", Role.MEMBER);
        onboarding = project("Onboarding", "ONB");
        store = Store.open(new StoreSettings("jdbc:sqlite:" + folder.resolve("store.db"), null, null));
        Path file = Files.writeString(folder.resolve("settings.yaml"), SETTINGS.formatted(server.url()));
        settings = SettingsReader.readWithoutSecrets(file, Map.of());
        bot = api.getMe();
        reception = new Reception(
                settings,
                workspace,
                board,
                store,
                api,
                new SendBudget(time),
                () -> bot,
                () -> new HealthReport(
                        "1", "Community Edition 1.3.1", time.now(), false, time.now(), 0, 3, null, 0, time.now()),
                new AskObserver() {
                    @Override
                    public void asked(String verb) {
                        observed.merge(verb, 1, Integer::sum);
                    }

                    @Override
                    public void stranger() {
                        strangers.incrementAndGet();
                    }
                },
                time);
        poller = poller();
    }

    private UpdatePoller poller() {
        return new UpdatePoller(
                api,
                reception,
                new UpdateOffset() {
                    @Override
                    public long get() {
                        return offset.get();
                    }

                    @Override
                    public void set(long next) {
                        offset.set(next);
                    }
                },
                () -> bot,
                false,
                time);
    }

    @AfterEach
    void close() {
        store.close();
        plane.close();
        api.close();
        telegram.close();
        server.close();
    }

    @Test
    void statusTellsProjectsWorkBlockersAndWhoWorksOnWhat() {
        task("Write the <role>", "In Progress", imhotep);
        WorkItem waiting = task("Deploy it", "In Progress", ana);
        WorkItem first = task("Choose a host", "Todo", null);
        onboarding.dependencies().add(waiting.id(), first.id());
        task("Read the manual", "Done", imhotep);
        readBoard();

        String answer = ask(ANA, 7, "/plane status");

        assertThat(answer)
                .contains("Onboarding")
                .contains("1 of 4 done (25 %), 2 in progress")
                .contains("Write the <role>")
                .contains("imhotep")
                .contains("ONB-2")
                .contains("ONB-3");
    }

    @Test
    void answersCostPlaneNothing() {
        task("Write the role", "In Progress", imhotep);
        readBoard();
        server.clearRequests();

        for (String command :
                List.of("status", "project ONB", "agent imhotep", "mine", "digest", "why ONB-1", "health", "help")) {
            ask(ANA, 7, "/plane " + command);
        }

        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aProjectIsFoundByAnyOfItsNamesAndShownWithAChart() {
        task("Write the role", "Done", imhotep);
        readBoard();

        ask(ANA, 7, "/plane project onb");

        List<FakeMessage> messages = telegram.messages(7);
        assertThat(messages.get(0).words()).contains("Onboarding").contains("1 of 1 done (100 %)");
        assertThat(messages.get(1).photo()).isNotEmpty();
        assertThat(messages.get(1).words()).contains("Onboarding");
        assertThat(ask(ANA, 7, "/plane project Onbording")).contains("Did you mean Onboarding?");
        assertThat(ask(ANA, 7, "/plane project zzzzzzzz")).contains("There is no “zzzzzzzz”");
        assertThat(ask(ANA, 7, "/plane project")).contains("/plane project ONB");
        project("Onboarding of guests", "OBG");
        refreshBoard();
        assertThat(ask(ANA, 7, "/plane project onboard")).contains("Onboarding, Onboarding of guests");
    }

    @Test
    void anAgentAndOneself() {
        task("Write the role", "In Progress", imhotep);
        task("Review it", "Todo", ana);
        readBoard();

        assertThat(ask(ANA, 7, "/plane agent imhotep"))
                .contains("Write the role")
                .doesNotContain("Review it");
        assertThat(ask(ANA, 7, "/plane agent imothep")).contains("imhotep");
        assertThat(ask(ANA, 7, "/plane mine")).contains("Review it").doesNotContain("Write the role");
        assertThat(ask(BEN, 8, "/plane mine")).contains("people").contains("8");
    }

    @Test
    void answersAreInTheLanguageOfTheChatAndUnknownCommandsAreExplained() {
        readBoard();

        assertThat(ask(BEN, 8, "/plane help")).contains("Ce que je comprends").contains("8");
        assertThat(ask(ANA, 7, "/plane statu")).contains("Did you mean /plane status?");
        assertThat(ask(ANA, 7, "/plane dance")).contains("/plane help");
        assertThat(ask(ANA, 7, "/plane")).contains("/plane status");
        assertThat(ask(ANA, 7, "/plane@plane_test_bot health")).contains("1.3.1");
    }

    @Test
    void otherBotsCommandsAndPlainTalkAreNotAnswered() {
        readBoard();

        telegram.say(ANA, 7, "/plane@other_bot status");
        telegram.say(ANA, 7, "/weather");
        telegram.say(ANA, 7, "I said /plane status");
        poller.step();

        assertThat(telegram.messages(7)).isEmpty();
    }

    @Test
    void strangersGetNoAnswerAnywhere() {
        readBoard();
        telegram.say(MALLORY, 66, "/plane status");
        telegram.say(MALLORY, 7, "/plane status");
        telegram.say(BEN, GROUP, "/plane status");
        poller.step();

        assertThat(telegram.messages(66)).isEmpty();
        assertThat(telegram.messages(7)).isEmpty();
        assertThat(telegram.messages(GROUP)).isEmpty();
        assertThat(strangers).hasValue(3);
        assertThat(observed).isEmpty();
    }

    @Test
    void aGroupHearsOfItsProjectsOnly() {
        task("Write the role", "In Progress", imhotep);
        ProjectClient operations = project("Operations", "OPS");
        operations.workItems().create(w -> w.name("Watch the disk").state("In Progress"));
        readBoard();

        assertThat(ask(ANA, GROUP, "/plane status")).contains("Operations").doesNotContain("Onboarding");
        assertThat(ask(ANA, GROUP, "/plane project ONB")).contains("There is no “ONB”");
    }

    @Test
    void answersStayInTheTopicWhereOneAsked() {
        readBoard();
        long topic = api.createForumTopic(FORUM, "Questions");

        telegram.sayIn(topic, ANA, FORUM, "/plane health");
        poller.step();

        assertThat(telegram.messages(FORUM).get(0).topicOrNull()).isEqualTo(topic);
    }

    @Test
    void longAnswersHavePages() {
        for (int i = 0; i < 80; i++) {
            String name = "Task " + i + " " + "with a long name ".repeat(8);
            onboarding.workItems().create(w -> w.name(name).state("In Progress").assignee(imhotep.id()));
        }
        readBoard();

        ask(ANA, 7, "/plane agent imhotep");

        FakeMessage first = telegram.messages(7).get(0);
        assertThat(telegram.messages(7)).hasSize(1);
        String shown = press(ANA, first, "2");
        assertThat(shown).isEmpty();
        FakeMessage second = telegram.messages(7).get(0);
        assertThat(second.edits()).isEqualTo(1);
        assertThat(second.words()).isNotEqualTo(first.words());
        press(ANA, second, "1");
        assertThat(telegram.messages(7).get(0).words()).isEqualTo(first.words());
    }

    @Test
    void muting() {
        WorkItem task = task("Write the role", "In Progress", imhotep);
        readBoard();

        assertThat(ask(ANA, 7, "/plane mute")).contains("nothing until");
        assertThat(ask(ANA, 7, "/plane mute ONB-1 8h")).contains("ONB-1");
        assertThat(ask(ANA, 7, "/plane mute onboarding 24h")).contains("Onboarding");
        assertThat(ask(ANA, 7, "/plane mute ONB-1 5h")).contains("1h, 8h or 24h");
        assertThat(store.mutes().list(7, time.now()))
                .extracting(Mutes.Mute::scope, Mutes.Mute::target)
                .containsExactlyInAnyOrder(
                        tuple(Mutes.Scope.CHAT, ""),
                        tuple(Mutes.Scope.WORK_ITEM, task.id()),
                        tuple(Mutes.Scope.PROJECT, onboarding.get().id()));

        assertThat(ask(ANA, 7, "/plane unmute ONB-1")).contains("ONB-1");
        assertThat(store.mutes().list(7, time.now())).hasSize(2);
        assertThat(ask(ANA, 7, "/plane unmute")).contains("everything again");
        assertThat(ask(ANA, 7, "/plane unmute")).contains("Nothing was muted");
        assertThat(store.mutes().list(8, time.now())).isEmpty();
    }

    @Test
    void whyTellsTheRule() {
        WorkItem task = task("Write the role", "In Progress", imhotep);
        readBoard();
        store.decisions()
                .add(
                        task.id(),
                        new Decisions.Decided(
                                time.now(),
                                ChangeKind.COMPLETED,
                                new Decision(Decision.Action.NOTIFY, "completed", "a task was finished")));

        assertThat(ask(ANA, 7, "/plane why ONB-1")).contains("completed").contains("a task was finished");
        assertThat(ask(ANA, 7, "/plane why ONB-1")).doesNotContain("muted");
        ask(ANA, 7, "/plane mute ONB-1");
        assertThat(ask(ANA, 7, "/plane why ONB-1")).contains("It is muted here at the moment");
        assertThat(ask(ANA, 7, "/plane why ONB-99")).contains("There is no “ONB-99”");
        assertThat(ask(ANA, 7, "/plane why")).contains("/plane why ONB-12");
    }

    @Test
    void theDigestComesOnceADayAtItsTime() {
        task("Write the role", "In Progress", imhotep);
        readBoard();
        Digests digests = new Digests(settings.chats(), board, new Links(settings.plane()), store, time);
        ZonedDateTime morning = time.now()
                .atZone(ZoneId.of("Europe/Paris"))
                .plusDays(1)
                .withHour(7)
                .withMinute(59)
                .withSecond(0)
                .withNano(0);
        time.advance(Duration.between(time.now(), morning.toInstant()));

        digests.step();
        assertThat(store.outbox().waiting()).isZero();
        time.advance(Duration.ofMinutes(2));
        digests.step();
        digests.step();
        new Digests(settings.chats(), board, new Links(settings.plane()), store, time).step();
        assertThat(store.outbox().waiting()).isEqualTo(1);
        assertThat(store.outbox().all()).extracting(Outgoing::chatId).containsExactly(7L);

        assertThat(ask(ANA, 7, "/plane digest 9:30")).contains("09:30");
        assertThat(ask(BEN, 8, "/plane digest off")).contains("ne vient plus");
        assertThat(ask(ANA, 7, "/plane digest noon")).contains("is no time");
        time.advance(Duration.ofDays(1));
        digests.step();
        assertThat(store.outbox().waiting()).isEqualTo(1);
        time.advance(Duration.ofMinutes(91));
        digests.step();
        assertThat(store.outbox().waiting()).isEqualTo(2);
    }

    @Test
    void buttonsChangePlaneOnce() {
        WorkItem task = task("Write the role", "In Progress", imhotep);
        readBoard();
        FakeMessage card = card(task);

        assertThat(press(ANA, card, "Mine")).contains("On it");
        assertThat(onboarding.workItems().get(task.id()).assignees())
                .extracting(assignee -> assignee.id())
                .containsExactlyInAnyOrder(imhotep.id(), ana.id());
        press(ANA, card, "Done");
        press(ANA, card, "Done");
        assertThat(onboarding.workItems().get(task.id()).completedAt()).isPresent();
        assertThat(press(ANA, card, "Quiet")).contains("ONB-1");
        assertThat(store.mutes().list(7, time.now())).hasSize(1);
        assertThat(telegram.words(7))
                .anyMatch(words -> words.contains("ONB-1 is yours"))
                .anyMatch(words -> words.contains("ONB-1 is done"))
                .anyMatch(words -> words.contains("ONB-1 was done already"));
    }

    @Test
    void strangersPressNothingAndForeignKeysDoNothing() {
        WorkItem task = task("Write the role", "In Progress", imhotep);
        readBoard();
        FakeMessage card = card(task);

        assertThat(press(MALLORY, card, "Done")).isNull();
        String key = card.button("Done").data();
        String shown = telegram.press(BEN, 8, 1, key);
        poller.step();
        assertThat(telegram.shown(shown)).contains("trop vieux");
        assertThat(onboarding.workItems().get(task.id()).completedAt()).isEmpty();
        assertThat(strangers).hasValue(1);
    }

    @Test
    void aButtonWhilePlaneIsDownSaysSo() {
        WorkItem task = task("Write the role", "In Progress", imhotep);
        readBoard();
        FakeMessage card = card(task);
        server.faults().onNext("*", "**").times(3).status(503);

        press(ANA, card, "Done");

        assertThat(telegram.words(7)).anyMatch(words -> words.contains("Plane does not answer"));
    }

    @Test
    void anAnswerToACardIsOneCommentInPlane() {
        WorkItem task = task("Write the role", "In Progress", imhotep);
        readBoard();
        FakeMessage card = card(task);

        telegram.reply(ANA, card, "Looks <good> & fine");
        poller.step();
        // As after a crash between the comment and keeping that the update was handled.
        offset.set(0);
        poller().step();

        assertThat(server.workspace("acme").workItem("ONB-1").comments()).hasSize(1);
        assertThat(server.workspace("acme").workItem("ONB-1").comments().get(0))
                .contains("Ana (Telegram): Looks &lt;good&gt; &amp; fine");
        assertThat(telegram.words(7)).anyMatch(words -> words.contains("Ana commented on ONB-1"));

        telegram.reply(MALLORY, card, "Let me in");
        poller.step();
        assertThat(server.workspace("acme").workItem("ONB-1").comments()).hasSize(1);
    }

    @Test
    void whoAsksTooMuchIsToldOnceAndWaits() {
        readBoard();
        for (int i = 0; i < 15; i++) {
            telegram.say(ANA, 7, "/plane health");
        }
        poller.step();

        assertThat(telegram.words(7)).hasSize(11);
        assertThat(telegram.words(7).get(10)).contains("Too many questions");
        assertThat(ask(BEN, 8, "/plane health")).isNotEmpty();
        time.advance(Duration.ofMinutes(1));
        assertThat(ask(ANA, 7, "/plane health")).contains("1.3.1");
    }

    @Test
    void beforePlaneWasReadOneIsAskedToWait() {
        assertThat(ask(ANA, 7, "/plane status")).contains("not read Plane yet");
        assertThat(ask(ANA, 7, "/plane health")).contains("1.3.1");
    }

    @Test
    void aChatThatTakesTheBotBackHearsAgain() {
        store.chats().dead(7, "blocked");

        ask(ANA, 7, "/plane health");

        assertThat(store.chats().dead()).isEmpty();
    }

    private Store store() {
        return store;
    }

    private ProjectClient project(String name, String identifier) {
        Project project = workspace.projects().create(p -> p.name(name).identifier(identifier));
        ProjectClient client = workspace.project(project.id());
        for (Account account : List.of(imhotep, ana)) {
            client.members().add(account.id(), cloud.ewutelo.plane.user.Role.MEMBER);
        }
        return client;
    }

    private WorkItem task(String name, String state, @Nullable Account assignee) {
        return onboarding.workItems().create(w -> {
            w.name(name).state(state);
            if (assignee != null) {
                w.assignee(assignee.id());
            }
        });
    }

    private void readBoard() {
        for (int i = 0; i < 30; i++) {
            board.step();
        }
    }

    private void refreshBoard() {
        time.advance(Duration.ofMinutes(11));
        readBoard();
    }

    private FakeMessage card(WorkItem task) {
        String project = onboarding.get().id();
        List<List<Button>> buttons = new ArrayList<>();
        buttons.add(List.of(
                button("Done", Action.Verb.DONE, project, task),
                button("Mine", Action.Verb.ASSIGN, project, task),
                button("Quiet", Action.Verb.MUTE, project, task)));
        store.outbox()
                .add(
                        new Outgoing(
                                "card",
                                7,
                                project,
                                task.id(),
                                Outgoing.Placement.CARD,
                                new Message("Card", buttons, false),
                                time.now()),
                        time.now());
        new Sender(api, store, new SendBudget(time), settings::chat, id -> id, SendObserver.NONE, time).step();
        return telegram.messages(7).get(telegram.messages(7).size() - 1);
    }

    private static Button button(String label, Action.Verb verb, String project, WorkItem task) {
        return new Button(label, new Action(verb, project, task.id()).text(), null);
    }

    private @Nullable String press(FakeUser user, FakeMessage message, String label) {
        String id = telegram.press(user, message, label);
        poller.step();
        return telegram.shown(id);
    }

    private String ask(FakeUser user, long chat, String text) {
        int before = telegram.messages(chat).size();
        telegram.say(user, chat, text);
        poller.step();
        List<FakeMessage> messages = telegram.messages(chat);
        assertThat(messages).as("an answer to " + text).hasSizeGreaterThan(before);
        return messages.get(before).words();
    }
}
